using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace App.Data.Configuration;

internal sealed class MonitoringTargetConfiguration : IEntityTypeConfiguration<MonitoringTarget>
{
    public void Configure(EntityTypeBuilder<MonitoringTarget> builder)
    {
        builder.ToTable("monitoring_targets", AddChecks);
        builder.HasKey(target => target.Id).HasName("pk_monitoring_targets");
        builder.HasOne<ChannelConfiguration>().WithMany().HasForeignKey(target => target.ChannelConfigurationId)
            .HasConstraintName("fk_monitoring_targets_channel_configuration_id").OnDelete(DeleteBehavior.Cascade);
        AddIndexes(builder);

        builder.Property(target => target.Id).HasColumnName("id").UseIdentityAlwaysColumn();
        builder.Property(target => target.ChannelConfigurationId).HasColumnName("channel_configuration_id");
        builder.Property(target => target.TargetType).HasColumnName("target_type")
            .HasConversion(new EnumText<TargetType>());
        builder.Property(target => target.DisplayName).HasColumnName("display_name");
        builder.Property(target => target.LocationId).HasColumnName("location_id");
        // Exact decimals, not floats: equal coordinates must be equal in the unique index. Six decimals are 11 cm.
        builder.Property(target => target.Latitude).HasColumnName("latitude").HasPrecision(8, 6);
        builder.Property(target => target.Longitude).HasColumnName("longitude").HasPrecision(9, 6);
        builder.Property(target => target.RadiusMeters).HasColumnName("radius_meters");
        builder.Property(target => target.CreatedAt).HasColumnName("created_at").HasDefaultValueSql("now()");
    }

    private static void AddIndexes(EntityTypeBuilder<MonitoringTarget> builder)
    {
        // The unique indexes are partial, so the foreign key needs a full one: for its cascade and to list a channel's targets.
        builder.HasIndex(target => target.ChannelConfigurationId)
            .HasDatabaseName("ix_monitoring_targets_channel_configuration_id");
        builder.HasIndex(target => new { target.ChannelConfigurationId, target.LocationId })
            .IsUnique().HasFilter("location_id IS NOT NULL").HasDatabaseName("ux_monitoring_targets_location");
        // Without the radius: of two areas around one point, the larger already says everything the smaller would.
        builder.HasIndex(target => new { target.ChannelConfigurationId, target.Latitude, target.Longitude })
            .IsUnique().HasFilter("latitude IS NOT NULL").IsCreatedConcurrently()
            .HasDatabaseName("ux_monitoring_targets_area");
    }

    private static void AddChecks(TableBuilder<MonitoringTarget> table)
    {
        table.HasCheckConstraint("ck_monitoring_targets_target_type", "target_type IN ('location', 'area')");
        table.HasCheckConstraint(
            "ck_monitoring_targets_display_name",
            $"char_length(btrim(display_name)) BETWEEN 1 AND {MonitoringTarget.MaxDisplayNameLength}");
        // A CHECK passes when it is null: a type that is unknown here is refused by the check above alone.
        table.HasCheckConstraint(
            "ck_monitoring_targets_shape",
            "CASE target_type "
            + "WHEN 'location' THEN location_id IS NOT NULL AND num_nonnulls(latitude, longitude, radius_meters) = 0 "
            + "WHEN 'area' THEN location_id IS NULL AND num_nulls(latitude, longitude, radius_meters) = 0 END");
        table.HasCheckConstraint("ck_monitoring_targets_location_id", "location_id > 0");
        table.HasCheckConstraint("ck_monitoring_targets_latitude", "latitude BETWEEN -90 AND 90");
        table.HasCheckConstraint("ck_monitoring_targets_longitude", "longitude BETWEEN -180 AND 180");
        table.HasCheckConstraint(
            "ck_monitoring_targets_radius_meters",
            $"radius_meters BETWEEN {MonitoringTarget.MinRadiusMeters} AND {MonitoringTarget.MaxRadiusMeters}");
    }
}
