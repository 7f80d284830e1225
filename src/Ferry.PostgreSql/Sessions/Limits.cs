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
    private const string Workers = "max_parallel_maintenance_workers";

    /// <summary>For the statements of a transaction, to be sent in it.</summary>
    public IReadOnlyList<string> InTransaction { get; } = [.. Of(timeouts, server).Select(limit => $"SET LOCAL {limit}")];

    /// <summary>For a statement that is a transaction of its own.</summary>
    public IReadOnlyList<string> Alone { get; } = [.. Of(timeouts, server).Select(limit => $"SET {limit}")];

    /// <summary>
    /// For a statement that no transaction may hold: whatever limit a role or database has would leave half of it behind. It builds indexes
    /// with one process only, since several would take the processors from those who use the database.
    /// </summary>
    public IReadOnlyList<string> Concurrent { get; } = ["SET lock_timeout = 0", "SET statement_timeout = 0", $"SET {Workers} = 0"];

    /// <summary>What puts the session back as it was.</summary>
    public IReadOnlyList<string> Off { get; } = [.. Of(timeouts, server).Select(limit => limit.Split(' ')[0]).Append("statement_timeout").Append(Workers).Distinct().Select(name => $"RESET {name}")];

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

    private static IEnumerable<string> Of(TimeoutSettings timeouts, Version server)
    {
        yield return $"lock_timeout = {Milliseconds(timeouts.Lock)}";
        yield return $"idle_in_transaction_session_timeout = {Milliseconds(timeouts.Idle)}";
        if (timeouts.Statement is { } statement) yield return $"statement_timeout = {Milliseconds(statement)}";
        if (timeouts.Transaction is { } transaction && server.Major >= TransactionTimeoutSince) yield return $"transaction_timeout = {Milliseconds(transaction)}";
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"'{Math.Max(1, time.TotalMilliseconds):0}ms'");
}
