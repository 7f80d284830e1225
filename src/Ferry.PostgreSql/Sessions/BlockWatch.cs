using Ferry.Core.Outcomes;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Looks, while a statement runs, who holds what it waits for.</summary>
/// <param name="watcher">A session beside it, idle meanwhile.</param>
/// <param name="watched">The session of the statement.</param>
/// <param name="reporter">Told who is in the way where that takes long.</param>
/// <param name="first">After how long to look first; then it takes its time.</param>
/// <param name="clock">Measures.</param>
internal sealed class BlockWatch(NpgsqlConnection watcher, NpgsqlConnection watched, IProgress<string> reporter, TimeSpan first, TimeProvider clock)
{
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TellAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(30);

    /// <summary>Those that were in the way when they were last seen.</summary>
    public IReadOnlyList<Blocker> Seen { get; private set; } = [];

    /// <summary>How long the last statement was held up in all.</summary>
    public TimeSpan HeldUp { get; private set; }

    /// <summary>Waits until a statement has ended, well or not.</summary>
    /// <param name="statement">The running statement.</param>
    /// <param name="budget">How long others may hold it up in all.</param>
    /// <param name="giveUp">Called once when they held it up longer.</param>
    public async Task OverAsync(Task statement, TimeSpan budget, Action giveUp)
    {
        (Seen, HeldUp) = ([], TimeSpan.Zero);
        var tellAt = TellAfter;
        var isGivenUp = false;
        var period = first;
        while (true)
        {
            var begin = clock.GetTimestamp();
            // The period and the statement may end at the same moment. How the statement ended is for whoever waits for its result.
            await statement.WaitAsync(period, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (statement.IsCompleted) return;
            period = period * 1.5 < LongestPeriod ? period * 1.5 : LongestPeriod;
            if (isGivenUp || await LookAsync() is not { Count: > 0 } blockers) continue;
            Seen = blockers;
            HeldUp += clock.GetElapsedTime(begin);
            if (HeldUp >= budget)
            {
                giveUp();
                isGivenUp = true;
            }
            else if (HeldUp >= tellAt)
            {
                reporter.Report($"    held up for {HeldUp.TotalSeconds:0} s; in the way: {string.Join("; ", blockers)}");
                tellAt = HeldUp + TellEvery;
            }
        }
    }

    // What cannot be seen is not worth an error: the statement goes on.
    private async Task<IReadOnlyList<Blocker>> LookAsync()
    {
        const string Sql = $"""
            SELECT b.pid, a.usename::text, a.application_name, a.state, extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::float8,
                {OthersStatements.Shown}
            FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids($1)) AS b(pid) LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid
            GROUP BY 1, 2, 3, 4, 5, 6
            """;
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await using var command = new NpgsqlCommand(Sql, watcher);
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = watched.ProcessID });
            await using var reader = await command.ExecuteReaderAsync(patience.Token);
            var found = new List<Blocker>();
            while (await reader.ReadAsync(patience.Token))
                found.Add(new Blocker(reader.GetInt32(0), Text(reader, 1), Text(reader, 2), Text(reader, 3), await reader.IsDBNullAsync(4, patience.Token) ? null : TimeSpan.FromSeconds(reader.GetDouble(4)), Text(reader, 5)));
            return found;
        }
        catch (Exception problem) when (problem is NpgsqlException or InvalidOperationException or OperationCanceledException or IOException)
        {
            return [];
        }
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
