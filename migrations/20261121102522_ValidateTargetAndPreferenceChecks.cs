using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace App.Migrations
{
    /// <inheritdoc />
    public partial class ValidateTargetAndPreferenceChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE monitoring_targets
                    VALIDATE CONSTRAINT ck_monitoring_targets_display_name,
                    VALIDATE CONSTRAINT ck_monitoring_targets_display_name_not_null,
                    VALIDATE CONSTRAINT ck_monitoring_targets_shape,
                    VALIDATE CONSTRAINT ck_monitoring_targets_location_id,
                    VALIDATE CONSTRAINT ck_monitoring_targets_latitude,
                    VALIDATE CONSTRAINT ck_monitoring_targets_longitude,
                    VALIDATE CONSTRAINT ck_monitoring_targets_radius_meters;

                ALTER TABLE channel_configurations
                    VALIDATE CONSTRAINT ck_channel_configurations_notification_preference;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Back to constraints that nobody has checked against the old rows.
            migrationBuilder.Sql(
                """
                ALTER TABLE monitoring_targets
                    DROP CONSTRAINT ck_monitoring_targets_display_name,
                    DROP CONSTRAINT ck_monitoring_targets_display_name_not_null,
                    DROP CONSTRAINT ck_monitoring_targets_shape,
                    DROP CONSTRAINT ck_monitoring_targets_location_id,
                    DROP CONSTRAINT ck_monitoring_targets_latitude,
                    DROP CONSTRAINT ck_monitoring_targets_longitude,
                    DROP CONSTRAINT ck_monitoring_targets_radius_meters,
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
                    DROP CONSTRAINT ck_channel_configurations_notification_preference,
                    ADD CONSTRAINT ck_channel_configurations_notification_preference CHECK (notification_preference IN ('all', 'machines', 'comments')) NOT VALID;
                """);
        }
    }
}
