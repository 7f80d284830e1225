using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace App.Migrations
{
    /// <inheritdoc />
    public partial class CreateChannelsTargetsAndSeenSubmissions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "channel_configurations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    channel_id = table.Column<long>(type: "bigint", nullable: false),
                    poll_interval_minutes = table.Column<int>(type: "integer", nullable: false, defaultValue: 60),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    last_polled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_submission_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_configurations", x => x.id);
                    table.CheckConstraint("ck_channel_configurations_poll_interval_minutes", "poll_interval_minutes BETWEEN 5 AND 10080");
                });

            migrationBuilder.CreateTable(
                name: "monitoring_targets",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    channel_configuration_id = table.Column<long>(type: "bigint", nullable: false),
                    target_type = table.Column<string>(type: "text", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: true),
                    location_id = table.Column<long>(type: "bigint", nullable: true),
                    coordinates = table.Column<string>(type: "text", nullable: true),
                    radius_meters = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_monitoring_targets", x => x.id);
                    table.CheckConstraint("ck_monitoring_targets_target_type", "target_type IN ('location', 'area')");
                    table.ForeignKey(
                        name: "fk_monitoring_targets_channel_configuration_id",
                        column: x => x.channel_configuration_id,
                        principalTable: "channel_configurations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "seen_submissions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    channel_configuration_id = table.Column<long>(type: "bigint", nullable: false),
                    submission_id = table.Column<long>(type: "bigint", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seen_submissions", x => x.id);
                    table.ForeignKey(
                        name: "fk_seen_submissions_channel_configuration_id",
                        column: x => x.channel_configuration_id,
                        principalTable: "channel_configurations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_channel_configurations_channel_id",
                table: "channel_configurations",
                column: "channel_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_monitoring_targets_channel_configuration_id",
                table: "monitoring_targets",
                column: "channel_configuration_id");

            migrationBuilder.CreateIndex(
                name: "ux_monitoring_targets_coordinates",
                table: "monitoring_targets",
                columns: new[] { "channel_configuration_id", "coordinates" },
                unique: true,
                filter: "coordinates IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_monitoring_targets_location",
                table: "monitoring_targets",
                columns: new[] { "channel_configuration_id", "location_id" },
                unique: true,
                filter: "location_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_seen_submissions_submission",
                table: "seen_submissions",
                columns: new[] { "channel_configuration_id", "submission_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "monitoring_targets");

            migrationBuilder.DropTable(
                name: "seen_submissions");

            migrationBuilder.DropTable(
                name: "channel_configurations");
        }
    }
}
