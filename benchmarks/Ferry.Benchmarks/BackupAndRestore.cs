using Npgsql;

namespace Ferry.Benchmarks;

/// <summary>A database of 1 GB there and back on two jobs, beside plain pg_dump and pg_restore with the same compression.</summary>
internal sealed class BackupAndRestore(BenchFolders folders, BenchServer server)
{
    private const int Rounds = 3;
    private const string Settings = """{ "backups": { "jobs": 2, "compression": "gzip:6", "keep": 1, "keepFor": "00:00:00" } }""";

    // Four tables of a shop's kind: keys, words, amounts and times; heap and indexes of about 250 MB each.
    private static string Table(string name) => $$"""
        CREATE TABLE {{name}} AS
            SELECT i::bigint AS id, md5(i::text) AS code, 'customer ' || i % 100000 AS name, (i % 9973) / 7.0 AS amount, now() - i * interval '1 second' AS at, '{"kind": "order", "lines": [1, 2]}'::jsonb AS data
            FROM generate_series(1, 870000) i;
        ALTER TABLE {{name}} ADD PRIMARY KEY (id);
        CREATE INDEX ON {{name}} (code);
        CREATE INDEX ON {{name}} (at);
        """;

    public async Task<Scenario> RunAsync()
    {
        var root = Directory.CreateDirectory(Path.Combine(folders.Bench, "backup")).FullName;
        await File.WriteAllTextAsync(Path.Combine(root, "ferry.json"), Settings);
        var database = await server.FreshAsync("backup");
        var size = await FillAsync(database);
        var file = Path.Combine(root, "plain.dump");
        var (ferry, plain) = (Environment(root, database), Environment(root, await server.FreshAsync("restored")));
        (string Name, string Program, string[] Arguments, IReadOnlyDictionary<string, string> Environment)[] commands =
        [
            ("Ferry, backup-db", "dotnet", [Host, "--target=backup-db"], ferry),
            ("pg_dump -Fc -Z6", "pg_dump", ["-Fc", "-Z6", "-f", file, "backup"], plain),
            ("Ferry, restore-db", "dotnet", [Host, "--target=restore-db", "--backup=latest"], ferry),
            ("pg_restore", "pg_restore", ["-d", "restored", file], plain),
        ];
        var runs = commands.Select(_ => new List<Run>()).ToArray();
        for (var round = 1; round <= Rounds; round++)
        {
            for (var index = 0; index < commands.Length; index++)
            {
                Console.WriteLine($"Backup and restore: round {round} of {Rounds}, {commands[index].Name}");
                if (commands[index].Program == "pg_restore") await server.FreshAsync("restored");
                await server.SettleAsync("backup");
                runs[index].Add(await Run.OnceAsync(commands[index].Program, commands[index].Arguments, root, commands[index].Environment));
            }
        }

        Directory.Delete(root, recursive: true);
        List<Row> rows = [.. commands.Select((command, index) => new Row(command.Name, runs[index]))];
        var (backup, restore) = (rows[0].Median / rows[1].Median, rows[2].Median / rows[3].Median);
        return new Scenario(FormattableString.Invariant($"Backup and restore of {size / 1e9:0.00} GB"), rows,
        [
            new Target(FormattableString.Invariant($"backup not slower than pg_dump: {backup:0.00} of its time"), backup <= 1),
            new Target(FormattableString.Invariant($"restore not slower than pg_restore: {restore:0.00} of its time"), restore <= 1),
        ]);
    }

    private string Host => Path.Combine(folders.Host("FerryHost"), "FerryHost.dll");

    private static async Task<long> FillAsync(string database)
    {
        Console.WriteLine("Backup and restore: filling a database");
        await using var connection = new NpgsqlConnection(database + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        string[] statements = [Table("one"), Table("two"), Table("three"), Table("four"), "VACUUM ANALYZE", "CHECKPOINT"];
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        await using var size = new NpgsqlCommand("SELECT pg_database_size(current_database())", connection);
        return (long)(await size.ExecuteScalarAsync())!;
    }

    private static Dictionary<string, string> Environment(string root, string database)
    {
        var login = new NpgsqlConnectionStringBuilder(database);
        return new Dictionary<string, string>
        {
            ["FERRY_ROOT"] = root, ["DATABASE_URL"] = database, ["PGHOST"] = login.Host!, ["PGPORT"] = $"{login.Port}", ["PGUSER"] = login.Username!, ["PGPASSWORD"] = login.Password!,
        };
    }
}
