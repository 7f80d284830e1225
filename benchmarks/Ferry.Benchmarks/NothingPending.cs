using Npgsql;

namespace Ferry.Benchmarks;

/// <summary>The whole command when there is nothing to do, beside dotnet-ef on the same project.</summary>
internal sealed class NothingPending(BenchFolders folders, Tools tools, BenchServer server)
{
    private const int Rounds = 7;

    public async Task<Scenario> RunAsync()
    {
        var database = await server.FreshAsync("nothing_pending");
        var login = new NpgsqlConnectionStringBuilder(database);
        var environment = new Dictionary<string, string>
        {
            ["DATABASE_URL"] = database,
            ["PGHOST"] = login.Host!,
            ["PGPORT"] = $"{login.Port}",
            ["PGUSER"] = login.Username!,
            ["PGPASSWORD"] = login.Password!,
            ["PGDATABASE"] = "nothing_pending",
        };
        var (script, first) = OperatingSystem.IsWindows() ? ("powershell", new[] { "./build.ps1" }) : (Path.Combine(folders.Root, "build.sh"), Array.Empty<string>());
        (string Name, string Program, string[] Arguments)[] commands =
        [
            ("./build.sh --target=migrate-up", script, [.. first, "--target=migrate-up"]),
            ("dotnet ef database update", tools.Ef, ["database", "update", "--project", "migrations", "--startup-project", "tests/hosts/EfToolHost"]),
            ("dotnet hello.dll (bare process start)", "dotnet", [Path.Combine(folders.Host("Hello"), "Hello.dll")]),
            ("psql -c 'select 1'", "psql", ["-X", "-c", "select 1"]),
        ];
        foreach (var (_, program, arguments) in commands) await Run.OnceAsync(program, arguments, folders.Root, environment);

        var runs = commands.Select(_ => new List<Run>()).ToArray();
        for (var round = 1; round <= Rounds; round++)
        {
            Console.WriteLine($"Nothing pending: round {round} of {Rounds}");
            for (var index = 0; index < commands.Length; index++)
                runs[index].Add(await Run.OnceAsync(commands[index].Program, commands[index].Arguments, folders.Root, environment));
        }

        List<Row> rows = [.. commands.Select((command, index) => new Row(command.Name, runs[index]))];
        var ratio = rows[1].Median / rows[0].Median;
        return new Scenario("Nothing pending, server running", rows,
        [
            new Target(FormattableString.Invariant($"at most 0.5 s: {rows[0].Median:0.00} s"), rows[0].Median <= 0.5),
            new Target(FormattableString.Invariant($"at least 8 times faster than dotnet ef: {ratio:0.0} times"), ratio >= 8),
        ]);
    }
}
