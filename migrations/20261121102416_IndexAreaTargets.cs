using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace App.Migrations
{
    /// <inheritdoc />
    public partial class IndexAreaTargets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Safe to run again: an interrupted build leaves an invalid index behind, which IF NOT EXISTS would keep.
            migrationBuilder.Sql("DROP INDEX CONCURRENTLY IF EXISTS ux_monitoring_targets_area;", suppressTransaction: true);

            migrationBuilder.CreateIndex(
                name: "ux_monitoring_targets_area",
                table: "monitoring_targets",
                columns: new[] { "channel_configuration_id", "latitude", "longitude" },
                unique: true,
                filter: "latitude IS NOT NULL")
                .Annotation("Npgsql:CreatedConcurrently", true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX CONCURRENTLY IF EXISTS ux_monitoring_targets_area;", suppressTransaction: true);
        }
    }
}
