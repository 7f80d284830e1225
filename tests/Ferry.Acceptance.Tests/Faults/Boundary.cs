using Npgsql;

namespace Ferry.Acceptance.Tests.Faults;

/// <summary>Holds a run where it is about to write a row, so that a boundary is hit each time and not by luck.</summary>
internal sealed class Boundary : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly NpgsqlConnection _holder;

    private Boundary(TestDatabase database, NpgsqlConnection holder) => (_database, _holder) = (database, holder);

    /// <summary>Puts one up.</summary>
    /// <param name="database">Where.</param>
    /// <param name="table">The table that the row goes to.</param>
    /// <param name="condition">Which row it is.</param>
    public static async Task<Boundary> PutUpAsync(TestDatabase database, string table, string condition)
    {
        var holder = await database.OpenAsync();
        await using var hold = new NpgsqlCommand(
            $"""
             SELECT pg_advisory_lock(4711);
             CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END';
             CREATE TRIGGER hold BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION hold();
             """, holder);
        await hold.ExecuteNonQueryAsync();
        return new Boundary(database, holder);
    }

    public Task<bool> IsReachedAsync() =>
        _database.AskAsync<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'advisory' AND application_name LIKE 'ferry %')");

    /// <summary>Lets what is held go on.</summary>
    public ValueTask LetThroughAsync() => _holder.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await LetThroughAsync();
        await _database.RunAsync("DROP FUNCTION hold CASCADE");
    }
}
