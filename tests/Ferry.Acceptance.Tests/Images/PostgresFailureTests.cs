using static Ferry.Acceptance.Tests.Images.Postgres;

namespace Ferry.Acceptance.Tests.Images;

public sealed class PostgresFailureTests
{
    [Fact]
    public Task Without_a_password_it_says_which_variable_is_missing() =>
        FailsAsync([], [], "PostgreSQL was not started: its data folder is empty, and a new one needs a password.", "set POSTGRES_PASSWORD");

    [Fact]
    public Task A_password_and_a_file_for_it_are_one_too_many() => FailsAsync(
        [.. WithPassword, .. With(("POSTGRES_PASSWORD_FILE", "/nowhere"))], [], "both POSTGRES_PASSWORD and POSTGRES_PASSWORD_FILE are set");

    [Fact]
    public Task A_password_file_that_is_not_there_is_named() =>
        FailsAsync(With(("POSTGRES_PASSWORD_FILE", "/nowhere")), [], "POSTGRES_PASSWORD_FILE cannot be read", "where: /nowhere");

    [Fact]
    public Task A_setting_that_the_server_does_not_know_is_told_in_its_words() =>
        FailsAsync(WithPassword, ["-c", "nonsense=1"], "unrecognized configuration parameter \"nonsense\"", "PostgreSQL was not started");

    [Fact]
    public Task An_option_that_initdb_does_not_know_is_told_in_its_words() => FailsAsync(
        [.. WithPassword, .. With(("POSTGRES_INITDB_ARGS", "--nonsense"))], [], "unrecognized option '--nonsense'", "initdb failed with exit code 1");

    [Theory]
    [InlineData("echo 'SELECT 1; SELECT nonsense; CREATE TABLE later ()' >1.sql", "column \"nonsense\" does not exist", "1.sql failed with exit code 3")]
    [InlineData("echo 'SELECT nonsense' | gzip >1.sql.gz", "column \"nonsense\" does not exist", "1.sql.gz failed with exit code 3")]
    [InlineData("echo 'false; touch /tmp/later' >1.sh", "Running /docker-entrypoint-initdb.d/1.sh", "1.sh failed with exit code 1")]
    [InlineData("printf '#!/bin/bash\\nexit 7' >1.sh; chmod +x 1.sh", "Running /docker-entrypoint-initdb.d/1.sh", "1.sh failed with exit code 7")]
    public async Task A_script_that_fails_is_named_and_ends_it(string making, params string[] messages)
    {
        await using var bench = await Workbench.OpenAsync();
        var scripts = await bench.CreateScriptsAsync($"{making}; echo 'SELECT 1' >2.sql");

        var result = await bench.RunAsync(["--volume", $"{scripts}:/docker-entrypoint-initdb.d", .. WithPassword, Image]);

        Assert.NotEqual(0, result.ExitCode);
        Assert.All(messages, message => Assert.Contains(message, result.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("2.sql", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_left_alone()
    {
        await using var bench = await Workbench.OpenAsync();
        var data = await bench.CreateVolumeAsync();
        await bench.RunAsync("--volume", $"{data}:{Data}", Image, "touch", $"{Data}/photo.jpg");

        var result = await bench.RunAsync(["--volume", $"{data}:{Data}", .. WithPassword, Image]);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains($"directory \"{Data}\" exists but is not empty", result.Error, StringComparison.Ordinal);
        Assert.Equal("photo.jpg", (await bench.RunAsync("--volume", $"{data}:{Data}", Image, "ls", Data)).Output.Trim());
    }

    [Fact]
    public async Task A_stop_while_the_data_is_made_ends_it_and_is_no_success()
    {
        await using var bench = await Workbench.OpenAsync();
        var scripts = await bench.CreateScriptsAsync("echo 'SELECT pg_sleep(3)' >1.sql");
        var server = await bench.StartAsync(["--volume", $"{scripts}:/docker-entrypoint-initdb.d", .. WithPassword, Image]);
        await server.UntilAsync(async () => (await server.LogsAsync()).Error.Contains("Running", StringComparison.Ordinal), "running the script");

        await server.StopAsync();

        Assert.Equal(130, await server.ExitCodeAsync());
        Assert.Contains("1.sql failed with exit code 130", (await server.LogsAsync()).Error, StringComparison.Ordinal);
    }

    private static async Task FailsAsync(IEnumerable<string> options, string[] arguments, params string[] messages)
    {
        await using var bench = await Workbench.OpenAsync();

        var result = await bench.RunAsync([.. options, Image, .. arguments]);

        Assert.NotEqual(0, result.ExitCode);
        Assert.All(messages, message => Assert.Contains(message, result.Error, StringComparison.Ordinal));
    }
}
