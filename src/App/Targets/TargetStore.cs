using App.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace App.Targets;

/// <summary>The targets of channels, in the database.</summary>
/// <param name="database">The unit of work of one request.</param>
public sealed class TargetStore(AppDbContext database)
{
    /// <summary>Adds a target; a channel that was never seen before gets its row with the default settings.</summary>
    /// <param name="channelId">The chat service's number of the channel.</param>
    /// <param name="target">A valid target that belongs to no channel yet.</param>
    /// <param name="cancellationToken">Ends the waiting; then nothing is stored.</param>
    public async Task<AddTargetOutcome> AddAsync(long channelId, MonitoringTarget target, CancellationToken cancellationToken)
    {
        // Not "look, then insert": two first targets of one channel may come at once.
        await database.Database.ExecuteSqlAsync(
            $"INSERT INTO channel_configurations (channel_id) VALUES ({channelId}) ON CONFLICT (channel_id) DO NOTHING",
            cancellationToken);
        target.ChannelConfigurationId = await database.ChannelConfigurations
            .Where(channel => channel.ChannelId == channelId).Select(channel => channel.Id).SingleAsync(cancellationToken);
        database.MonitoringTargets.Add(target);
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return new AddTargetOutcome.Added();
        }
        catch (DbUpdateException exception)
            when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return new AddTargetOutcome.Duplicate();
        }
    }

    /// <summary>The targets of a channel, oldest first; null if the channel was never seen.</summary>
    /// <param name="channelId">The chat service's number of the channel.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IReadOnlyList<MonitoringTarget>?> ListAsync(long channelId, CancellationToken cancellationToken)
    {
        var targets = await TargetsOf(channelId).OrderBy(target => target.Id).ToListAsync(cancellationToken);
        var known = targets.Count > 0
            || await database.ChannelConfigurations.AnyAsync(channel => channel.ChannelId == channelId, cancellationToken);
        return known ? targets : null;
    }

    /// <summary>Removes a target from its channel; false if the channel has no such target.</summary>
    /// <param name="channelId">The chat service's number of the channel.</param>
    /// <param name="targetId">The target's key.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<bool> TryRemoveAsync(long channelId, long targetId, CancellationToken cancellationToken) =>
        await TargetsOf(channelId).Where(target => target.Id == targetId).ExecuteDeleteAsync(cancellationToken) > 0;

    private IQueryable<MonitoringTarget> TargetsOf(long channelId) =>
        from target in database.MonitoringTargets.AsNoTracking()
        join channel in database.ChannelConfigurations on target.ChannelConfigurationId equals channel.Id
        where channel.ChannelId == channelId
        select target;
}
