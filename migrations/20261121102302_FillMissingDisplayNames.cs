using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace App.Migrations
{
    /// <inheritdoc />
    public partial class FillMissingDisplayNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                UPDATE monitoring_targets
                SET display_name = CASE target_type
                    WHEN 'location' THEN 'Location ' || location_id
                    WHEN 'area' THEN 'Area around ' || coordinates END
                WHERE display_name IS NULL OR btrim(display_name) = '';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Takes back the names that Up made, and the same name typed by a person; both meant that there was no better one.
            migrationBuilder.Sql(
                """
                UPDATE monitoring_targets
                SET display_name = NULL
                WHERE display_name = CASE target_type
                    WHEN 'location' THEN 'Location ' || location_id
                    WHEN 'area' THEN 'Area around ' || coordinates END;
                """);
        }
    }
}
