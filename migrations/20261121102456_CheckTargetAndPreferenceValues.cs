using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace App.Migrations
{
    /// <inheritdoc />
    public partial class CheckTargetAndPreferenceValues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // NOT VALID reads no row, so the lock is brief; the next migration reads them under a weaker one.
            migrationBuilder.Sql(
                """
                ALTER TABLE monitoring_targets
                    ADD CONSTRAINT ck_monitoring_targets_display_name CHECK (char_length(btrim(display_name)) BETWEEN 1 AND 100) NOT VALID,
                    ADD CONSTRAINT ck_monitoring_targets_display_name_not_null CHECK (display_name IS NOT NULL) NOT VALID,
                    ADD CONSTRAINT ck_monitoring_targets_shape CHECK (CASE target_type
                        WHEN 'location' THEN location_id IS NOT NULL AND num_nonnulls(latitude, longitude, radius_meters) = 0
                        WHEN 'area' THEN location_id IS NULL AND num_nulls(latitude, longitude, radius_meters) = 0 END) NOT VALID,
                    ADD CONSTRAINT ck_monitoring_targets_location_id CHECK (location_id > 0) NOT VALID,
                    ADD CONSTRAINT ck_monitoring_targets_latitude CHECK (latitude BETWEEN -90 AND 90) NOT VALID,
                    ADD CONSTRAINT ck_monitoring_targets_longitude CHECK (longitude BETWEEN -180 AND 180) NOT VALID,
                    ADD CONSTRAINT ck_monitoring_targets_radius_meters CHECK (radius_meters BETWEEN 100 AND 200000) NOT VALID;

                ALTER TABLE channel_configurations
                    ADD CONSTRAINT ck_channel_configurations_notification_preference CHECK (notification_preference IN ('all', 'machines', 'comments')) NOT VALID;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_monitoring_targets_display_name",
                table: "monitoring_targets");

            migrationBuilder.DropCheckConstraint(
                name: "ck_monitoring_targets_display_name_not_null",
                table: "monitoring_targets");

            migrationBuilder.DropCheckConstraint(
                name: "ck_monitoring_targets_shape",
                table: "monitoring_targets");

            migrationBuilder.DropCheckConstraint(
                name: "ck_monitoring_targets_location_id",
                table: "monitoring_targets");

            migrationBuilder.DropCheckConstraint(
                name: "ck_monitoring_targets_latitude",
                table: "monitoring_targets");

            migrationBuilder.DropCheckConstraint(
                name: "ck_monitoring_targets_longitude",
                table: "monitoring_targets");

            migrationBuilder.DropCheckConstraint(
                name: "ck_monitoring_targets_radius_meters",
                table: "monitoring_targets");

            migrationBuilder.DropCheckConstraint(
                name: "ck_channel_configurations_notification_preference",
                table: "channel_configurations");
        }
    }
}
