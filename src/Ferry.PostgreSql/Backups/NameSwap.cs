using Npgsql;

namespace Ferry.PostgreSql.Backups;

/// <summary>Renames two databases in one transaction.</summary>
/// <remarks>
/// ALTER DATABASE RENAME locks the database against new sessions, which then wait, and gives those that are there five seconds to end; a
/// second session ends them meanwhile. So there is no moment in which somebody gets in between, and a crash leaves both names as they were.
/// </remarks>
internal static class NameSwap
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Gives a database the name of another one, which gets a new one.</summary>
    /// <param name="session">Renames.</param>
    /// <param name="second">Ends sessions.</param>
    /// <param name="name">The name that is wanted.</param>
    /// <param name="beside">The database that gets it.</param>
    /// <param name="old">The new name of the one that has it; null where none has.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    internal static async Task RunAsync(NpgsqlConnection session, NpgsqlConnection second, string name, string beside, string? old, CancellationToken cancellation)
    {
        await using var transaction = await session.BeginTransactionAsync(cancellation);
        if (old is not null) await RenameAsync(session, second, name, old, cancellation);
        await RenameAsync(session, second, beside, name, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static async Task RenameAsync(NpgsqlConnection session, NpgsqlConnection second, string from, string to, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"ALTER DATABASE {Identifiers.Quote(from)} RENAME TO {Identifiers.Quote(to)}", session);
        var renaming = command.ExecuteNonQueryAsync(cancellation);
        do await EndSessionsAsync(second, from, cancellation);
        while (await Task.WhenAny(renaming, Task.Delay(Pause, cancellation)) != renaming);
        await renaming;
    }

    // One by one: a session that we may not end must not keep the others.
    private static async Task EndSessionsAsync(NpgsqlConnection session, string database, CancellationToken cancellation)
    {
        foreach (var processId in await FindSessionsAsync(session, database, cancellation))
        {
            try
            {
                await using var command = new NpgsqlCommand("SELECT pg_catalog.pg_terminate_backend($1)", session) { Parameters = { new NpgsqlParameter<int> { TypedValue = processId } } };
                await command.ExecuteNonQueryAsync(cancellation);
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                // The renaming says who is still there.
            }
        }
    }

    private static async Task<IReadOnlyList<int>> FindSessionsAsync(NpgsqlConnection session, string database, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT pid FROM pg_catalog.pg_stat_activity WHERE datname = $1", session) { Parameters = { new NpgsqlParameter<string> { TypedValue = database } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<int>();
        while (await reader.ReadAsync(cancellation)) found.Add(reader.GetInt32(0));
        return found;
    }
}
