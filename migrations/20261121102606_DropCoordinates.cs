using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace App.Migrations
{
    /// <inheritdoc />
    public partial class DropCoordinates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_monitoring_targets_coordinates",
                table: "monitoring_targets");

            migrationBuilder.DropColumn(
                name: "coordinates",
                table: "monitoring_targets");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "coordinates",
                table: "monitoring_targets",
                type: "text",
                nullable: true);

            // The text is made again from the numbers, also for targets that were added since.
            migrationBuilder.Sql(
                """
                UPDATE monitoring_targets
                SET coordinates = trim_scale(latitude) || ',' || trim_scale(longitude)
                WHERE latitude IS NOT NULL;
                """);

            migrationBuilder.CreateIndex(
                name: "ux_monitoring_targets_coordinates",
                table: "monitoring_targets",
                columns: new[] { "channel_configuration_id", "coordinates" },
                unique: true,
                filter: "coordinates IS NOT NULL");
        }
    }
}
