using System.Globalization;

namespace Ferry.Benchmarks;

/// <summary>Migrations of a table of five million rows beside clients that use it.</summary>
internal sealed class BusyTable(BenchFolders folders, BenchServer server)
{
    private const int Rows = 5_000_000;
    private const double LockTimeout = 3;
    private const int GentleRate = 200;
    private const int GentleClients = 4;

    private static readonly string[] Making =
    [
        "CREATE TABLE customer (id int PRIMARY KEY)",
        "INSERT INTO customer SELECT generate_series(1, 100000)",
        "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id int, amount int NOT NULL, code text)",
        $"INSERT INTO orders SELECT g, 1 + g % 100000, g % 1000, 'order-' || g FROM generate_series(1, {Rows}) g",
        $"CREATE SEQUENCE order_id START {Rows + 1}",
        "VACUUM ANALYZE orders, customer",
    ];

    /// <summary>Constraints and indexes under load: by few clients, which leave a processor to whoever else wants it now and then, and by many.</summary>
    public async Task<Scenario> TightenAsync()
    {
        await MakeAsync();
        var (rows, targets) = (new List<Row>(), new List<Target>());
        foreach (var clients in new[] { 4, 16 })
        {
            var ferry = await LoadedAsync("tighten", "Ferry, migrate-up", clients, rate: 0, database => HostAsync("FerryHost", "tighten", database, "--target=migrate-up"));
            var ef = await LoadedAsync("tighten", "EF Core, Database.Migrate()", clients, rate: 0, database => HostAsync("EfHost", "tighten", database));
            rows.AddRange(Row($"Ferry, migrate-up beside {clients} clients", ferry), Row($"EF Core, Database.Migrate() beside {clients} clients", ef));
            targets.Add(Target($"longest stall at most 1.5 times lock_timeout ({1.5 * LockTimeout:0.0} s), {clients} clients: {ferry.LongestStall:0.00} s; EF Core {ef.LongestStall:0.00} s", ferry.LongestStall <= 1.5 * LockTimeout));
            targets.Add(Target($"throughput at least 70 % of undisturbed, {clients} clients: {ferry.Throughput:P0}; EF Core {ef.Throughput:P0}", ferry.Throughput >= 0.7));
        }

        return new Scenario("foreign key, check, two indexes, NOT NULL and unique constraint on five million rows in use", rows, targets);
    }

    /// <summary>A backfill beside a plain UPDATE, both under the same light load.</summary>
    public async Task<Scenario> FillAsync()
    {
        await MakeAsync();
        var plain = await LoadedAsync("fill", "psql, plain UPDATE", GentleClients, GentleRate, database => SqlAsync(database, "ALTER TABLE orders ADD total int", "UPDATE orders SET total = amount * 2 WHERE total IS NULL"));
        var ferry = await LoadedAsync("fill", "Ferry, backfill", GentleClients, GentleRate, database => HostAsync("FerryHost", "fill", database, "--target=migrate-up"));
        var ratio = plain.Run.Seconds / ferry.Run.Seconds;
        return new Scenario("a new column of five million rows filled", [Row("Ferry, migrate-up with a backfill", ferry), Row("one plain UPDATE", plain)],
        [
            Target($"at least 60 % of the rows per second of one plain UPDATE: {ratio:P0}", ratio >= 0.6),
            Target($"longest stall under 0.2 s: {ferry.LongestStall:0.000} s; plain UPDATE {plain.LongestStall:0.00} s", ferry.LongestStall < 0.2),
        ]);
    }

    private static Row Row(string name, LoadedRun run) => new(string.Create(CultureInfo.InvariantCulture, $"{name} (longest stall {run.LongestStall:0.00} s, throughput {run.Throughput:P0})"), [run.Run]);

    private static Target Target(FormattableString text, bool isMet) => new(FormattableString.Invariant(text), isMet);

    private async Task<LoadedRun> LoadedAsync(string scenario, string name, int clients, int rate, Func<string, Task<Run>> command)
    {
        Console.WriteLine($"busy table, {scenario}, {clients} clients: {name}");
        var database = await server.CopyAsync("busy_made", "busy");
        return await LoadedRun.OnceAsync(Path.Combine(folders.Bench, "load"), database, clients, rate, () => command(database));
    }

    private async Task MakeAsync()
    {
        Console.WriteLine($"busy table: making {Rows:N0} rows");
        var database = await server.FreshAsync("busy_made");
        await SqlAsync(database, Making);
    }

    private Task<Run> HostAsync(string host, string history, string database, params string[] arguments) => Run.OnceAsync(
        "dotnet", [Path.Combine(folders.Host(host), host + ".dll"), .. arguments], folders.Bench, new Dictionary<string, string> { ["DATABASE_URL"] = database, ["BENCH_HISTORY"] = history });

    private Task<Run> SqlAsync(string database, params string[] statements)
    {
        var login = new Npgsql.NpgsqlConnectionStringBuilder(database);
        return Run.OnceAsync(
            "psql",
            ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", login.Host!, "-p", $"{login.Port}", "-U", login.Username!, "-d", login.Database!, .. statements.SelectMany(sql => new[] { "-c", sql })],
            folders.Bench,
            new Dictionary<string, string> { ["PGPASSWORD"] = login.Password! });
    }
}
