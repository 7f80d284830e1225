namespace Ferry.Acceptance.Tests.Faults;

/// <summary>The valid indexes and the constraints that are there at a moment. Each has a number of its own, which another one of its name does not get.</summary>
internal sealed record Made(IReadOnlyDictionary<string, string> Things)
{
    private const string Sql = """
        SELECT COALESCE(array_agg(x.what || '=' || x.oid), '{}') FROM (
            SELECT 'index ' || c.relname AS what, c.oid::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indisvalid AND c.relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT 'constraint ' || conname, oid::text FROM pg_constraint WHERE connamespace = 'public'::regnamespace) x
        """;

    public static async Task<Made> ReadAsync(TestDatabase database) =>
        new((await database.AskAsync<string[]>(Sql) ?? []).Select(one => one.Split('=')).ToDictionary(parts => parts[0], parts => parts[1]));

    /// <summary>Those that were made a second time by somebody who came later.</summary>
    public IEnumerable<string> Again(Made later) => Things.Where(one => later.Things.TryGetValue(one.Key, out var number) && number != one.Value).Select(one => one.Key);
}
