using Ferry.Core.Migrations;
using Ferry.Core.Status;
using Npgsql;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Reads EF Core's history table.</summary>
/// <param name="table">The table as it is written in SQL.</param>
internal sealed class History(string table)
{
    /// <summary>Reads the rows; a table that is not there reads as empty.</summary>
    public async Task<IReadOnlyList<HistoryRow>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            return await SelectAsync(connection, cancellation);
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return [];
        }
    }

    /// <summary>Makes the open transaction the only one that changes the history until it ends; readers go on.</summary>
    /// <remarks>EF Core's own migrator takes ACCESS EXCLUSIVE on this table, so the two exclude each other per transaction.</remarks>
    public string LockSql => $"LOCK TABLE {table} IN EXCLUSIVE MODE";

    /// <summary>Puts settings of the transaction in force, takes the lock and tells whether a migration is in the history, in one round trip.</summary>
    public async Task<bool> LockAndFindAsync(NpgsqlConnection connection, MigrationId id, IEnumerable<string> settings, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var sql in settings.Append(LockSql)) batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        batch.BatchCommands.Add(Find(id));
        return (bool)(await batch.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<bool> FindAsync(NpgsqlConnection connection, MigrationId id, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0, BatchCommands = { Find(id) } };
        return (bool)(await batch.ExecuteScalarAsync(cancellation))!;
    }

    private NpgsqlBatchCommand Find(MigrationId id) => new($"SELECT EXISTS (SELECT 1 FROM {table} WHERE lower(\"MigrationId\") = lower($1))")
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = id.Value } },
    };

    private async Task<List<HistoryRow>> SelectAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT \"MigrationId\", \"ProductVersion\" FROM {table}", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<HistoryRow>();
        while (await reader.ReadAsync(cancellation)) rows.Add(new HistoryRow(new MigrationId(reader.GetString(0)), reader.GetString(1)));
        rows.Sort((left, right) => left.Id.CompareTo(right.Id));
        return rows;
    }
}
