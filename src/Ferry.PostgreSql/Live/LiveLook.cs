using System.Text.RegularExpressions;
using Ferry.Core.Live;
using Ferry.Core.Outcomes;
using Npgsql;

namespace Ferry.PostgreSql.Live;

/// <summary>Reads what a database in use shows: one round trip, and one or two more where the plan writes tables anew.</summary>
/// <param name="connection">The session that looks; in no transaction.</param>
/// <param name="run">This run, whose own sessions are nobody else's.</param>
internal sealed partial class LiveLook(NpgsqlConnection connection, RunIdentity run)
{
    /// <summary>Looks.</summary>
    public async Task<LiveFacts> ReadAsync(TouchedTables touched, CancellationToken cancellation)
    {
        object[] names = [Names(touched.Uses), .. Referenced(touched.Uses)];
        var server = new LivePart.Of<ServerRow>("the server", LiveSql.Server, ServerRow.Of);
        var sessions = new LivePart.Of<LiveSession>("sessions of others", LiveSql.Sessions, Session, [.. names, run.Id]);
        var prepared = new LivePart.Of<PreparedTransaction>("prepared transactions", LiveSql.Prepared, row => new(row.GetString(0), row.GetString(1), TimeSpan.FromSeconds(row.GetDouble(2)), Locks(row, 3)), names);
        var replicas = new LivePart.Of<(LiveReplica Replica, bool IsHidden)>("replicas", LiveSql.Replicas, row => (new(row.GetString(0), Time(row, 1), Long(row, 2)), row.GetBoolean(3)));
        var slots = new LivePart.Of<LiveSlot>("replication slots", LiveSql.Slots, row => new(row.GetString(0), row.GetBoolean(1), Long(row, 2)));
        var invalid = new LivePart.Of<Leftover>("invalid indexes", LiveSql.InvalidIndexes, Left);
        var notValid = new LivePart.Of<Leftover>("constraints", LiveSql.NotValid, Left);
        var questions = new LiveQuestions(connection);
        await questions.AskAsync([server, sessions, prepared, replicas, slots, invalid, notValid], cancellation);

        var sizes = new LiveSizes(connection, touched);
        var tables = await sizes.ReadAsync(cancellation);
        var there = server.Rows is [var row] ? row : null;
        var hidden = replicas.Rows.Count(replica => replica.IsHidden);
        return new LiveFacts(there?.Role ?? "", there?.Server)
        {
            Sessions = sessions.Rows,
            Prepared = prepared.Rows,
            Replicas = [.. replicas.Rows.Where(replica => !replica.IsHidden).Select(replica => replica.Replica)],
            Slots = slots.Rows,
            InvalidIndexes = invalid.Rows,
            NotValid = notValid.Rows,
            Tables = tables,
            FreeDisk = there is null || (tables.Count == 0 && !touched.WritesDatabase)
                ? new Dictionary<string, long>()
                : ServerDisk.Free(there.DataFolder, there.Started, there.Port, [.. tables.Select(table => table.Place), .. touched.WritesDatabase ? [""] : Array.Empty<string>()]),
            Unseen = [.. questions.Unseen, .. sizes.Unseen, .. hidden == 0 ? Array.Empty<string>() : [$"replicas: there {(hidden == 1 ? "is one" : $"are {hidden}")}, and role {there?.Role} may not see how far behind"]],
        };
    }

    /// <summary>The names of uses that a server can read; text that merely looked like a name would be an error to it.</summary>
    internal static string[] Names(IEnumerable<TableUse> uses) => [.. uses.Select(use => use.Name).Where(name => Name().IsMatch(name)).Distinct()];

    private static object[] Referenced(IEnumerable<TableUse> uses)
    {
        var those = uses.Where(use => use.WithReferenced).ToList();
        return [those.Select(use => use.Name).ToArray(), those.Select(use => use.Constraint ?? "").ToArray()];
    }

    private static LiveSession Session(NpgsqlDataReader row)
    {
        var who = new Blocker(row.GetInt32(0), Text(row, 1), Text(row, 2), Text(row, 3), Time(row, 4), Text(row, 5) is { } query && query != "<insufficient privilege>" ? query : null);
        return new LiveSession(who, Enum.Parse<LiveSessionKind>(row.GetString(6)), row.GetBoolean(7), Locks(row, 8), row.GetInt32(11));
    }

    private static IReadOnlyList<HeldLock> Locks(NpgsqlDataReader row, int column)
    {
        if (row.IsDBNull(column)) return [];
        var (names, tables, modes) = (row.GetFieldValue<string[]>(column), row.GetFieldValue<string[]>(column + 1), row.GetFieldValue<string[]>(column + 2));
        return [.. names.Select((name, index) => new HeldLock(name, tables[index], Enum.Parse<LockMode>(modes[index])))];
    }

    private static Leftover Left(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Long(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static TimeSpan? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : TimeSpan.FromSeconds(row.GetDouble(column));

    [GeneratedRegex("""^"([^"]|"")+"(\."([^"]|"")+")?$""")]
    private static partial Regex Name();

    private sealed record ServerRow(string Role, LiveServer Server, string? DataFolder, DateTimeOffset Started, int Port)
    {
        public static ServerRow Of(NpgsqlDataReader row) =>
            new(row.GetString(0), new LiveServer(row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt64(4)), Text(row, 5), new DateTimeOffset(row.GetDateTime(6)), row.GetInt32(7));
    }
}
