using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace App.Data.Configuration;

internal sealed class SeenSubmissionConfiguration : IEntityTypeConfiguration<SeenSubmission>
{
    public void Configure(EntityTypeBuilder<SeenSubmission> builder)
    {
        builder.ToTable("seen_submissions");
        builder.HasKey(seen => seen.Id).HasName("pk_seen_submissions");
        builder.HasOne<ChannelConfiguration>().WithMany().HasForeignKey(seen => seen.ChannelConfigurationId)
            .HasConstraintName("fk_seen_submissions_channel_configuration_id").OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(seen => new { seen.ChannelConfigurationId, seen.SubmissionId })
            .IsUnique().HasDatabaseName("ux_seen_submissions_submission");

        builder.Property(seen => seen.Id).HasColumnName("id").UseIdentityAlwaysColumn();
        builder.Property(seen => seen.ChannelConfigurationId).HasColumnName("channel_configuration_id");
        builder.Property(seen => seen.SubmissionId).HasColumnName("submission_id");
        builder.Property(seen => seen.SeenAt).HasColumnName("seen_at").HasDefaultValueSql("now()");
    }
}
