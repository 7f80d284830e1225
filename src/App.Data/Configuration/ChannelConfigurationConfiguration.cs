using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace App.Data.Configuration;

internal sealed class ChannelConfigurationConfiguration : IEntityTypeConfiguration<ChannelConfiguration>
{
    public void Configure(EntityTypeBuilder<ChannelConfiguration> builder)
    {
        builder.ToTable("channel_configurations", table =>
        {
            table.HasCheckConstraint(
                "ck_channel_configurations_poll_interval_minutes",
                $"poll_interval_minutes BETWEEN {ChannelConfiguration.MinPollIntervalMinutes} AND {ChannelConfiguration.MaxPollIntervalMinutes}");
            table.HasCheckConstraint(
                "ck_channel_configurations_notification_preference",
                "notification_preference IN ('all', 'machines', 'comments')");
        });
        builder.HasKey(channel => channel.Id).HasName("pk_channel_configurations");
        builder.HasIndex(channel => channel.ChannelId).IsUnique().HasDatabaseName("ux_channel_configurations_channel_id");

        builder.Property(channel => channel.Id).HasColumnName("id").UseIdentityAlwaysColumn();
        builder.Property(channel => channel.ChannelId).HasColumnName("channel_id");
        builder.Property(channel => channel.PollIntervalMinutes).HasColumnName("poll_interval_minutes")
            .HasDefaultValue(ChannelConfiguration.DefaultPollIntervalMinutes);
        builder.Property(channel => channel.NotificationPreference).HasColumnName("notification_preference")
            .HasConversion(new EnumText<NotificationPreference>()).HasDefaultValue(NotificationPreference.All);
        builder.Property(channel => channel.CreatedAt).HasColumnName("created_at").HasDefaultValueSql("now()");
        builder.Property(channel => channel.LastPolledAt).HasColumnName("last_polled_at");
        builder.Property(channel => channel.LastSubmissionAt).HasColumnName("last_submission_at");
    }
}
