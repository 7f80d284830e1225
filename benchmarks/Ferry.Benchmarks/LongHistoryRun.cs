using System.Diagnostics;
using Npgsql;

namespace Ferry.Benchmarks;

/// <summary>200 migrations applied to an empty database, by two precompiled hosts; both schemas have to be equal.</summary>
internal sealed class LongHistoryRun(BenchFolders folders, BenchServer server)
{
    private const int Rounds = 7;

    public async Task<Scenario> RunAsync()
    {
        (string Name, string Host, string[] Arguments)[] commands =
        [
            ("Ferry, migrate-up", "FerryHost", ["--target=migrate-up"]),
            ("EF Core, Database.Migrate()", "EfHost", []),
        ];
        var runs = commands.Select(_ => new List<Run>()).ToArray();
        for (var round = 0; round <= Rounds; round++)
        {
            Console.WriteLine(round == 0 ? "200 migrations: warming up" : $"200 migrations: round {round} of {Rounds}");
            var dumps = new List<string>();
            for (var index = 0; index < commands.Length; index++)
            {
                var database = await server.FreshAsync("long_history");
                string[] arguments = [Path.Combine(folders.Host(commands[index].Host), commands[index].Host + ".dll"), .. commands[index].Arguments];
                var run = await Run.OnceAsync("dotnet", arguments, folders.Bench, new Dictionary<string, string> { ["DATABASE_URL"] = database });
                if (round > 0) runs[index].Add(run);
                else dumps.Add(await DumpAsync(database));
            }

            if (dumps.Distinct().Count() > 1) throw new InvalidOperationException("Ferry and EF Core made different databases of the same history.");
        }

        List<Row> rows = [.. commands.Select((command, index) => new Row(command.Name, runs[index]))];
        var ratio = rows[0].Median / rows[1].Median;
        return new Scenario("200 migrations on an empty database", rows,
            [new Target(FormattableString.Invariant($"at most half the time of Database.Migrate(): {ratio:0.00}"), ratio <= 0.5)]);
    }

    private static async Task<string> DumpAsync(string connectionString)
    {
        var login = new NpgsqlConnectionStringBuilder(connectionString);
        using var process = Process.Start(new ProcessStartInfo("pg_dump", ["-h", login.Host!, "-p", $"{login.Port}", "-U", login.Username!, "--exclude-schema=ferry", login.Database!])
        {
            RedirectStandardOutput = true,
            Environment = { ["PGPASSWORD"] = login.Password },
        })!;
        var dump = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException("pg_dump failed.");
        // pg_dump puts a random word behind \restrict and \unrestrict.
        return string.Join('\n', dump.Split('\n').Where(line => !line.StartsWith('\\')));
    }
}
