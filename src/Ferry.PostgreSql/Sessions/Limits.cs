using System.Globalization;
using Ferry.Settings;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>The settings of a session that keep its statements from standing in the way, by the class of statement.</summary>
/// <param name="timeouts">How long to wait.</param>
/// <param name="server">The server's version.</param>
/// <remarks>https://www.postgresql.org/docs/current/runtime-config-client.html</remarks>
internal sealed class Limits(TimeoutSettings timeouts, Version server)
{
    private const int TransactionTimeoutSince = 17;
    private const int ConnectionCheckSince = 14;
    private const string Readers = "max_parallel_workers_per_gather";
    private const string Durability = "synchronous_commit";
    private const string Workers = "max_parallel_maintenance_workers";

    /// <summary>For the statements of a transaction, to be sent in it.</summary>
    /// <param name="wait">How long each may wait for a lock.</param>
    public IReadOnlyList<string> InTransaction(TimeSpan wait) => [.. Of(wait).Select(limit => $"SET LOCAL {limit}")];

    /// <summary>For a statement that is a transaction of its own.</summary>
    /// <param name="wait">How long it may wait for a lock.</param>
    public IReadOnlyList<string> Alone(TimeSpan wait) => [.. Of(wait).Select(limit => $"SET {limit}")];

    /// <summary>
    /// For the batches of a backfill. They do not wait for the disk: a batch that a crash of the server takes back takes its place with
    /// it, and what records the end of the backfill waits for all of them. A synchronous standby is waited for, as everybody else does.
    /// They read with one process only, too.
    /// </summary>
    public IReadOnlyList<string> Batches =>
    [
        .. Alone(timeouts.Lock),
        $"SET {Readers} = 0",
        $"SELECT pg_catalog.set_config('{Durability}', CASE WHEN pg_catalog.current_setting('synchronous_standby_names') = '' THEN 'off' ELSE pg_catalog.current_setting('{Durability}') END, false)",
    ];

    /// <summary>
    /// For a statement that no transaction may hold: whatever limit a role or database has would leave half of it behind. It builds indexes
    /// with one process only, since several would take the processors from those who use the database.
    /// </summary>
    public IReadOnlyList<string> Concurrent { get; } = ["SET lock_timeout = 0", "SET statement_timeout = 0", $"SET {Workers} = 0"];

    /// <summary>What puts the session back as it was.</summary>
    public IReadOnlyList<string> Off => [.. Of(TimeSpan.Zero).Select(limit => limit.Split(' ')[0]).Append("statement_timeout").Append(Workers).Append(Readers).Append(Durability).Distinct().Select(name => $"RESET {name}")];

    /// <summary>Has the server end the statement of a client that is gone, instead of finding out when it is through.</summary>
    /// <remarks>Servers on some systems cannot; there a killed run's statement goes on to its end, and the next run waits for it.</remarks>
    public static async Task WatchClientAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (connection.PostgreSqlVersion.Major < ConnectionCheckSince) return;
        try
        {
            await using var command = new NpgsqlCommand("SET client_connection_check_interval = '2s'", connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException)
        {
            // As the remark says.
        }
    }

    private IEnumerable<string> Of(TimeSpan wait)
    {
        yield return $"lock_timeout = {Milliseconds(wait)}";
        yield return $"idle_in_transaction_session_timeout = {Milliseconds(timeouts.Idle)}";
        if (timeouts.Statement is { } statement) yield return $"statement_timeout = {Milliseconds(statement)}";
        if (timeouts.Transaction is { } transaction && server.Major >= TransactionTimeoutSince) yield return $"transaction_timeout = {Milliseconds(transaction)}";
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"'{Math.Max(1, time.TotalMilliseconds):0}ms'");
}
