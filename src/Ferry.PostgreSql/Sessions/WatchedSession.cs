using System.Data;
using System.Globalization;
using Ferry.Core.Outcomes;
using Ferry.Settings;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>The session that executes, under limits, with an eye on who is in its way.</summary>
/// <param name="keeper">The session beside it, which holds the run lock.</param>
/// <param name="work">The session that executes.</param>
/// <param name="timeouts">How long to wait.</param>
/// <param name="reporter">Told of long waits.</param>
/// <param name="clock">Measures waits.</param>
internal sealed class WatchedSession(NpgsqlConnection keeper, NpgsqlConnection work, TimeoutSettings timeouts, IProgress<string> reporter, TimeProvider clock)
{
    // Several looks before the server gives up on a lock.
    private readonly BlockWatch _watch = new(keeper, work, reporter, timeouts.FirstLock / 4, clock);

    public NpgsqlConnection Connection => work;

    public Limits Limits { get; } = new(timeouts, work.PostgreSqlVersion);

    public bool IsOpen => work.FullState.HasFlag(ConnectionState.Open) && !work.FullState.HasFlag(ConnectionState.Broken);

    /// <summary>Those that were in the way of the last command, when they were last seen.</summary>
    public IReadOnlyList<Blocker> InTheWay => _watch.Seen;

    /// <summary>Makes sure that the run lock is held; no table lock protects a statement outside of a transaction.</summary>
    public async Task DemandRunLockAsync(CancellationToken cancellation)
    {
        if (!await AdvisoryLock.IsHeldAsync(keeper, AdvisoryKey.Run, cancellation)) throw new NpgsqlException("the session that held the run lock was ended from outside");
    }

    /// <summary>Runs a command.</summary>
    /// <exception cref="TimeoutException">Others held it up for longer than the budget.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> command, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = command(end.Token);
        try
        {
            await _watch.OverAsync(running, timeouts.ConcurrentBudget, end.Cancel);
            return await running;
        }
        catch (Exception problem) when (_watch.HeldUp >= timeouts.ConcurrentBudget && !cancellation.IsCancellationRequested && problem is OperationCanceledException or PostgresException { SqlState: PostgresErrorCodes.QueryCanceled })
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"others held it up for {_watch.HeldUp.TotalSeconds:0} s in all, which is as long as \"concurrentBudget\" allows; in the way: {string.Join("; ", _watch.Seen)}"), problem);
        }
    }

    /// <summary>Runs something that is no transaction block, under limits of its own.</summary>
    public async Task UnderAsync(IReadOnlyList<string> limits, Func<Task> action, CancellationToken cancellation)
    {
        await SetAsync(limits, cancellation);
        await action();
        await SetAsync(Limits.Off, cancellation);
    }

    private async Task SetAsync(IReadOnlyList<string> limits, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(work);
        foreach (var limit in limits) batch.BatchCommands.Add(new NpgsqlBatchCommand(limit));
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
