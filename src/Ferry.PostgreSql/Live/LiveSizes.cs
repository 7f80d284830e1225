using Ferry.Core.Live;
using Npgsql;

namespace Ferry.PostgreSql.Live;

/// <summary>Reads the sizes of the tables that a plan writes anew, and the types of columns that change.</summary>
/// <param name="connection">The session that looks; in no transaction.</param>
/// <param name="touched">What the plan does.</param>
internal sealed class LiveSizes(NpgsqlConnection connection, TouchedTables touched)
{
    // To measure a table the server opens it, as a reader does; where somebody has it for himself that would wait.
    private const string Patience = "SET LOCAL lock_timeout = '200ms'";

    private readonly List<string> _unseen = [];

    /// <summary>What could not be read, and why.</summary>
    public IReadOnlyList<string> Unseen => _unseen;

    /// <summary>Reads; asks nothing where the plan writes nothing anew.</summary>
    public async Task<IReadOnlyList<LiveTable>> ReadAsync(CancellationToken cancellation)
    {
        var written = touched.Uses.Where(use => use.Disk != DiskUse.None).ToList();
        if (written.Count == 0) return [];
        var retyped = written.Where(use => use.Disk == DiskUse.Retype).ToList();
        var sizes = new LivePart.Of<LiveTable>("sizes", LiveSql.Sizes, Size, LiveLook.Names(written), Array.Empty<string>(), Array.Empty<string>());
        var types = new LivePart.Of<(string Table, string Column, string Type)>(
            "types", LiveSql.Types, row => (row.GetString(0), row.GetString(1), row.GetString(2)), Columns(retyped));
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        try
        {
            await using (var patience = new NpgsqlCommand(Patience, connection, transaction)) await patience.ExecuteNonQueryAsync(cancellation);
            await AskAsync(sizes, cancellation);
            if (retyped.Count > 0) await AskAsync(types, cancellation);
        }
        catch (PostgresException refused)
        {
            _unseen.Add($"the sizes of tables that the plan writes anew: {refused.MessageText}");
        }

        var columns = types.Rows.ToLookup(type => type.Table);
        return [.. sizes.Rows.Select(table => table with { Columns = columns[table.Name].ToDictionary(type => type.Column, type => type.Type) })];
    }

    private static object[] Columns(List<TableUse> retyped)
    {
        var readable = LiveLook.Names(retyped).ToHashSet();
        var pairs = retyped.Where(use => readable.Contains(use.Name)).Select(use => (use.Name, use.Column)).Distinct().ToList();
        return [pairs.Select(pair => pair.Name).ToArray(), pairs.Select(pair => pair.Column!).ToArray()];
    }

    private static LiveTable Size(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetDouble(4), row.IsDBNull(5) ? "" : row.GetString(5));

    private async Task AskAsync(LivePart part, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { part.ToCommand() } };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        part.Begin();
        while (await reader.ReadAsync(cancellation)) part.Take(reader);
    }
}
