using System.Diagnostics;
using Npgsql;

namespace Ferry.Benchmarks;

/// <summary>The long history applied to an empty database; all schemas have to be equal.</summary>
/// <remarks>Ferry runs as build.sh makes it, precompiled; EF Core runs as <c>dotnet publish</c> makes an app, and precompiled like Ferry.</remarks>
internal sealed class LongHistoryRun(BenchFolders folders, BenchServer server)
{
    private const int Rounds = 7;

    private static string Name => $"{LongHistory.Story.Length} migrations";

    public async Task<Scenario> RunAsync()
    {
        (string Name, string Program, string[] Arguments)[] commands =
        [
            ("Ferry, migrate-up", "FerryHost/FerryHost.dll", ["--target=migrate-up"]),
            ("EF Core, Database.Migrate()", "EfHostAsUsual/EfHost.dll", []),
            ("EF Core, Database.Migrate(), precompiled", "EfHost/EfHost.dll", []),
        ];
        var runs = commands.Select(_ => new List<Run>()).ToArray();
        for (var round = 0; round <= Rounds; round++)
        {
            Console.WriteLine(round == 0 ? $"{Name}: warming up" : $"{Name}: round {round} of {Rounds}");
            var dumps = new List<string>();
            for (var index = 0; index < commands.Length; index++)
            {
                var database = await server.FreshAsync("long_history");
                string[] arguments = [folders.Host(commands[index].Program), .. commands[index].Arguments];
                var run = await Run.OnceAsync("dotnet", arguments, folders.Bench, new Dictionary<string, string> { ["DATABASE_URL"] = database });
                if (round > 0) runs[index].Add(run);
                else dumps.Add(await DumpAsync(database));
            }

            if (dumps.Distinct().Count() > 1) throw new InvalidOperationException("Ferry and EF Core made different databases of the same history.");
        }

        List<Row> rows = [.. commands.Select((command, index) => new Row(command.Name, runs[index]))];
        var (ratio, precompiled) = (rows[0].Median / rows[1].Median, rows[0].Median / rows[2].Median);
        return new Scenario($"{Name} on an empty database", rows,
        [
            new Target(FormattableString.Invariant($"at most a third of the time of Database.Migrate(): {ratio:0.00}"), ratio <= 1 / 3.0),
            new Target(FormattableString.Invariant($"the same where EF Core is precompiled, too: {precompiled:0.00}"), precompiled <= 1 / 3.0),
        ]);
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
