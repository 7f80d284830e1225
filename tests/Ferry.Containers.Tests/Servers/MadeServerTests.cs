using System.Globalization;
using System.Text.Json;
using Ferry.Containers.Tests.Testing;
using Ferry.Ports;
using Ferry.Processes;
using Ferry.Testing;
using Npgsql;

namespace Ferry.Containers.Tests.Servers;

/// <summary>What others see of a running server.</summary>
public sealed class MadeServerTests(SharedCheckout shared) : IClassFixture<SharedCheckout>
{
    [Fact]
    public async Task Its_container_and_its_volume_say_whose_they_are_it_listens_on_loopback_only_and_the_password_shows_nowhere()
    {
        var (checkout, started) = await shared.StartAsync();
        var password = started.Connection.Password();
        var container = await InspectAsync("container", checkout.Container);
        var volume = await InspectAsync("volume", await checkout.VolumeAsync());
        foreach (var labels in new[] { container.GetProperty("Config").GetProperty("Labels"), volume.GetProperty("Labels") })
        {
            Assert.Equal(checkout.Ferry, labels.GetProperty("ferry.checkout").GetString());
            Assert.Equal("development", labels.GetProperty("ferry.environment").GetString());
            Assert.Matches("^[0-9a-f]{8}$", labels.GetProperty("ferry.run").GetString());
            Assert.Equal(ProcessOwner.This.ToString(), labels.GetProperty("ferry.owner").GetString());
            Assert.Equal("server", labels.GetProperty("ferry.role").GetString());
        }

        var binding = Assert.Single(container.GetProperty("NetworkSettings").GetProperty("Ports").GetProperty("5432/tcp").EnumerateArray());
        Assert.Equal("127.0.0.1", binding.GetProperty("HostIp").GetString());
        Assert.Equal(started.Connection.Port().ToString(CultureInfo.InvariantCulture), binding.GetProperty("HostPort").GetString());
        Assert.Single(container.GetProperty("Mounts").EnumerateArray()); // no nameless volume beside ours

        Assert.Equal(32, password.Length);
        Assert.DoesNotContain(password, container.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(password, volume.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(password, await DockerCommand.RunAsync("exec", checkout.Container, "sh", "-c", "cat /proc/[0-9]*/cmdline; true"), StringComparison.Ordinal);
        Assert.DoesNotContain(password, (await DockerCommand.TryAsync("logs", checkout.Container)).Said, StringComparison.Ordinal);
        Assert.DoesNotContain(password, await File.ReadAllTextAsync(checkout.At("server.json")), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(checkout.At("server.password")));

        // Who has no password is not let in, and who has one is.
        var stranger = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(started.Connection.Reveal()) { Password = "guess", Pooling = false }.ConnectionString);
        Assert.Equal(PostgresErrorCodes.InvalidPassword, (await Assert.ThrowsAsync<PostgresException>(() => stranger.OpenAsync())).SqlState);
        Assert.Equal("on", await started.Connection.AskAsync<string>("SELECT setting FROM pg_settings WHERE name = 'fsync'"));
        Assert.Equal("UTF8", await started.Connection.AskAsync<string>("SELECT setting FROM pg_settings WHERE name = 'server_encoding'"));
    }

    [Fact]
    public async Task A_database_of_another_name_is_made_on_the_same_server()
    {
        var (checkout, started) = await shared.StartAsync();

        var other = Assert.IsType<ServerStarted.AlreadyRunning>(await checkout.NewServer(database: "o'ther \"one\"").StartAsync());

        Assert.Equal("o'ther \"one\"", await other.Connection.AskAsync<string>("SELECT current_database()"));
        Assert.Equal(started.Server, other.Server);
    }

    [Fact]
    public async Task Its_log_can_be_read_and_followed_until_somebody_has_had_enough()
    {
        var (checkout, started) = await shared.StartAsync();
        await LogAsync(started, "the first"); // the newest lines only
        await LogAsync(started, "the second");
        Assert.Contains("the second", Assert.Single(await checkout.Server.ReadLogAsync(1, follow: false).ToListAsync()), StringComparison.Ordinal);

        using var enough = new CancellationTokenSource();
        var followed = new List<string>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var line in checkout.Server.ReadLogAsync(1, follow: true, enough.Token).WithCancellation(TestContext.Current.CancellationToken))
            {
                followed.Add(line);
                if (followed.Count == 1) await LogAsync(started, "the third");
                else if (followed.Count == 2) await LogAsync(started, "the fourth");
                else await enough.CancelAsync();
            }
        });

        Assert.Equal(["the second", "the third", "the fourth"], followed.Select(line => line[line.IndexOf("the ", StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task A_stop_ends_open_sessions_and_is_the_end_of_a_followed_log()
    {
        var (checkout, started) = await shared.StartAsync();
        await using var session = new NpgsqlConnection(started.Connection.Reveal() + ";Pooling=false");
        await session.OpenAsync(TestContext.Current.CancellationToken);
        var reading = checkout.Server.ReadLogAsync(0, follow: true).ToListAsync().AsTask();

        Assert.IsType<ServerStopped.Stopped>(await checkout.Server.StopAsync());

        Assert.Equal("0", await DockerCommand.InspectAsync(checkout.Container, "{{.State.ExitCode}}"));
        Assert.Contains("shut down", (await reading.WaitAsync(TimeSpan.FromSeconds(30)))[^1], StringComparison.Ordinal);
    }

    // A message for the log and for nobody else.
    private static Task LogAsync(ServerStarted server, string text) =>
        server.Connection.RunAsync($"SET client_min_messages = error; SET log_error_verbosity = terse; DO $$ BEGIN RAISE WARNING '{text}'; END $$");

    private static async Task<JsonElement> InspectAsync(string kind, string name)
    {
        using var json = JsonDocument.Parse(await DockerCommand.RunAsync(kind, "inspect", name));
        return json.RootElement[0].Clone();
    }
}
