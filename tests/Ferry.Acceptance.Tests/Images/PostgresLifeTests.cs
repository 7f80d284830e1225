using System.Diagnostics;
using Npgsql;
using static Ferry.Acceptance.Tests.Images.Postgres;

namespace Ferry.Acceptance.Tests.Images;

public sealed class PostgresLifeTests
{
    [Fact]
    public async Task Scripts_run_once_and_in_order_and_the_data_survives_on_a_volume()
    {
        await using var bench = await Workbench.OpenAsync();
        var scripts = await bench.CreateScriptsAsync("""
            echo 'CREATE TABLE steps (id serial, step text); INSERT INTO steps (step) VALUES (current_database())' >1.sql
            echo "INSERT INTO steps (step) VALUES ('zipped')" | gzip >2.sql.gz
            echo 'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "INSERT INTO steps (step) VALUES ('"'sourced'"')"' >3.sh
            printf '#!/bin/bash\npsql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "INSERT INTO steps (step) VALUES ('"'executed'"')"' >4.sh
            chmod +x 4.sh
            echo nonsense >5.txt
            """);
        var data = await bench.CreateVolumeAsync();
        string[] options = ["--volume", $"{scripts}:/docker-entrypoint-initdb.d", "--volume", $"{data}:{Data}", .. WithPassword, .. With(("POSTGRES_DB", "shop"))];
        var first = await bench.StartPostgresAsync(options);
        Assert.Equal(["shop", "zipped", "sourced", "executed"], await StepsAsync(first));

        // The same container again, and then another one without a word about the password.
        await first.StopAsync();
        await first.StartAsync();
        await first.UntilReadyAsync();
        Assert.Equal(["shop", "zipped", "sourced", "executed"], await StepsAsync(first));
        await first.StopAsync();
        var second = await bench.StartPostgresAsync(["--volume", $"{scripts}:/docker-entrypoint-initdb.d", "--volume", $"{data}:{Data}"]);
        Assert.Equal(["shop", "zipped", "sourced", "executed"], await StepsAsync(second));
    }

    [Fact]
    public async Task Nobody_is_answered_by_tcp_before_the_scripts_are_through()
    {
        await using var bench = await Workbench.OpenAsync();
        var scripts = await bench.CreateScriptsAsync("echo 'SELECT pg_sleep(3); CREATE TABLE done ()' >1.sql");
        var server = await bench.StartAsync(["--publish", "127.0.0.1::5432", "--volume", $"{scripts}:/docker-entrypoint-initdb.d", .. WithPassword, Image]);

        // The script's own server answers on its socket …
        await server.UntilAsync(async () => (await server.ExecuteAsync("pg_isready")).Succeeded, "answering on its socket");
        Assert.False(await server.IsReadyAsync());
        await Assert.ThrowsAnyAsync<NpgsqlException>((await server.DatabaseAsync()).OpenAsync);

        // … and the first answer by TCP is the real one.
        await server.UntilReadyAsync();
        Assert.Equal(["done"], await (await server.DatabaseAsync()).TablesAsync());
    }

    [Fact]
    public async Task The_data_can_be_in_memory()
    {
        await using var bench = await Workbench.OpenAsync();
        var server = await bench.StartPostgresAsync(["--tmpfs", Data, .. WithPassword]);

        Assert.Equal(1, await (await server.DatabaseAsync()).AskAsync<int>("SELECT 1"));
        Assert.Equal("tmpfs", (await server.ExecuteAsync("stat", "--file-system", "--format", "%T", Data)).Output.Trim());
    }

    [Fact]
    public async Task A_stop_ends_sessions_writes_the_data_and_takes_seconds()
    {
        await using var bench = await Workbench.OpenAsync();
        var server = await bench.StartPostgresAsync(WithPassword);
        await using var session = await (await server.DatabaseAsync()).OpenAsync();
        var clock = Stopwatch.StartNew();

        await server.StopAsync();

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 8);
        Assert.Equal(0, await server.ExitCodeAsync());
        Assert.Contains("database system is shut down", (await server.LogsAsync()).Error, StringComparison.Ordinal);
    }

    private static async Task<string[]> StepsAsync(Container server) =>
        await (await server.DatabaseAsync(database: "shop")).AskAsync<string[]>("SELECT array_agg(step ORDER BY id) FROM steps") ?? [];
}
