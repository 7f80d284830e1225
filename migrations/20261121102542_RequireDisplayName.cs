using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace App.Migrations
{
    /// <inheritdoc />
    public partial class RequireDisplayName : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // No default for missing names: the validated check proves that there are none, so no row is read or written.
            migrationBuilder.AlterColumn<string>(
                name: "display_name",
                table: "monitoring_targets",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.DropCheckConstraint(
                name: "ck_monitoring_targets_display_name_not_null",
                table: "monitoring_targets");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddCheckConstraint(
                name: "ck_monitoring_targets_display_name_not_null",
                table: "monitoring_targets",
                sql: "display_name IS NOT NULL");

            migrationBuilder.AlterColumn<string>(
                name: "display_name",
                table: "monitoring_targets",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");
        }
    }
}
