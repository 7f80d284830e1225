using Microsoft.EntityFrameworkCore;

namespace App.Data;

/// <summary>The App's database: channels, the targets they watch, and the submissions they have seen.</summary>
/// <param name="options">The connection and provider to use.</param>
public sealed class AppDbContext(DbContextOptions<AppDbContext> options) : DbContext(options)
{
    /// <summary>One row per chat channel that the bot posts into.</summary>
    public DbSet<ChannelConfiguration> ChannelConfigurations => Set<ChannelConfiguration>();

    /// <summary>The places and areas that channels watch.</summary>
    public DbSet<MonitoringTarget> MonitoringTargets => Set<MonitoringTarget>();

    /// <summary>The submissions that were already posted, so that no channel hears of one twice.</summary>
    public DbSet<SeenSubmission> SeenSubmissions => Set<SeenSubmission>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
}
