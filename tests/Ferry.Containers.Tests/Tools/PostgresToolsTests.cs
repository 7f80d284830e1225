using System.Security.Cryptography;
using System.Text;
using Ferry.Containers.Sandboxes;
using Ferry.Containers.Tests.Testing;
using Ferry.Containers.Tools;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Processes;
using Ferry.Testing;
using Npgsql;

namespace Ferry.Containers.Tests.Tools;

public sealed class PostgresToolsTests(SharedCheckout shared, TestEngine engine) : IClassFixture<SharedCheckout>
{
    private const string Contents = "SELECT md5(string_agg(id || ':' || encode(bytes, 'hex'), ',' ORDER BY id)) FROM blobs";
    private readonly string _folder = Path.Combine(TestEngine.NewFolder(), "shop", ".ferry");

    private PostgresTools Tools => new(_folder, engine.Need(), Checkout.Options());

    [Fact]
    public async Task A_dump_of_one_server_can_be_restored_into_another_byte_by_byte()
    {
        var (_, from) = await shared.StartAsync();
        await using var to = await new ContainerSandboxes(_folder, engine.Need(), Checkout.Options()).StartAsync();
        // Some megabytes that cannot be compressed.
        await from.Connection.RunAsync("CREATE TABLE blobs AS SELECT id, decode(string_agg(md5(random()::text), ''), 'hex') AS bytes FROM generate_series(1, 40) id, generate_series(1, 5000) GROUP BY id");
        using var dump = new MemoryStream();

        var dumped = await Tools.RunBesideAsync(PlaceOf(from.Server.Place), "app", new ContainerProgram("pg_dump", "--format=custom", "--table=blobs") { Output = dump });
        Assert.Equal(new ContainerProgramResult(0, ""), dumped);
        Assert.InRange(dump.Length, 3_000_000, 10_000_000);
        dump.Position = 0;
        var restored = await Tools.RunBesideAsync(
            PlaceOf(to.Place), "sandbox", new ContainerProgram("pg_restore", "--exit-on-error", "--dbname=sandbox") { Input = dump, Output = Stream.Null });

        Assert.Equal(new ContainerProgramResult(0, ""), restored);
        Assert.Equal(await from.Connection.AskAsync<string>(Contents), await to.Connection.AskAsync<string>(Contents));
    }

    [Fact]
    public async Task Every_byte_goes_in_and_comes_out()
    {
        var (_, server) = await shared.StartAsync();
        var bytes = RandomNumberGenerator.GetBytes(5_000_001);
        using var output = new MemoryStream();

        var result = await Tools.RunBesideAsync(PlaceOf(server.Server.Place), "app", new ContainerProgram("cat") { Input = new MemoryStream(bytes), Output = output });

        Assert.Equal(new ContainerProgramResult(0, ""), result);
        Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(output.ToArray()));
    }

    [Fact]
    public async Task Output_that_is_read_long_after_the_program_ended_is_whole()
    {
        var (_, server) = await shared.StartAsync();
        var place = PlaceOf(server.Server.Place);
        // What the engine holds when a program has ended: about a megabyte of its own, and what its sockets and pipes take.
        var sizes = Enumerable.Range(0, 8).Select(index => 1_150_000 + (index * 50_000)).ToList();

        var lengths = await Task.WhenAll(sizes.Select(async size =>
        {
            using var output = new LateStream(TimeSpan.FromSeconds(4));
            Assert.Equal(new ContainerProgramResult(0, ""), await Tools.RunBesideAsync(place, "app", new ContainerProgram("head", $"--bytes={size}", "/dev/zero") { Output = output }));
            return (int)output.Length;
        }));

        Assert.Equal(sizes, lengths);
    }

    [Theory]
    [InlineData("psql", "--command=SELECT nonsense", 1, "column \"nonsense\" does not exist")]
    [InlineData("psql", "--file=/nowhere.sql", 1, "/nowhere.sql: No such file or directory")]
    [InlineData("no-such-program", "", 126, "")]
    public async Task A_failure_is_its_exit_code_and_its_words(string program, string argument, int exitCode, string words)
    {
        var (_, server) = await shared.StartAsync();
        using var output = new MemoryStream();

        var result = await Tools.RunBesideAsync(PlaceOf(server.Server.Place), "app", new ContainerProgram(program, argument) { Output = output });

        Assert.InRange(result.ExitCode, exitCode, exitCode + 1); // engines differ on 126 and 127
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_does_not_read_all_it_is_given_just_ends()
    {
        var (_, server) = await shared.StartAsync();
        using var output = new MemoryStream();

        var result = await Tools.RunBesideAsync(
            PlaceOf(server.Server.Place), "app", new ContainerProgram("head", "--bytes=3") { Input = new MemoryStream(new byte[10_000_000]), Output = output });

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(3, output.Length);
    }

    [Fact]
    public async Task A_broken_stream_on_this_side_is_not_blamed_on_the_engine()
    {
        var (_, server) = await shared.StartAsync();
        var place = PlaceOf(server.Server.Place);

        var full = await Assert.ThrowsAsync<SurroundingsException>(() => Tools.RunBesideAsync(place, "app", new ContainerProgram("cat", "/etc/passwd") { Output = new BrokenStream() }));
        var unreadable = await Assert.ThrowsAsync<SurroundingsException>(() => Tools
            .RunBesideAsync(place, "app", new ContainerProgram("cat") { Input = new BrokenStream(), Output = Stream.Null }).WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.All(new[] { full, unreadable }, exception => Assert.Contains(BrokenStream.Reason, exception.Message, StringComparison.Ordinal));
        Assert.All(new[] { full, unreadable }, exception => Assert.StartsWith("cat was ended in its container", exception.Notice.Headline, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_program_for_a_server_anywhere_logs_in_without_showing_the_password(bool isContainer)
    {
        engine.Need();
        var connection = isContainer ? (await shared.StartAsync()).Server.Connection : await LocalAsync();
        var seen = new TaskCompletionSource<string>();
        using var output = new FirstLine(line => seen.TrySetResult(line));
        var running = Tools.RunForAsync(15, connection, new ContainerProgram("psql", "--no-psqlrc", "--tuples-only", "--no-align", "--command=SELECT current_user, current_database()", "--command=SELECT pg_sleep(4)") { Output = output });

        // While it runs, others look at it.
        Assert.Equal($"postgres|{new NpgsqlConnectionStringBuilder(connection.Reveal()).Database}", await seen.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        var name = Assert.Single(await DockerCommand.MadeForAsync(_folder)).Split(' ')[1];
        var volume = await DockerCommand.InspectAsync(name, "{{range .Mounts}}{{.Name}}{{end}}");
        var processes = await DockerCommand.RunAsync("top", name, "-eo", "pid,args");
        Assert.Contains("pg_sleep", processes, StringComparison.Ordinal);
        Assert.DoesNotContain(connection.Password(), processes, StringComparison.Ordinal);
        Assert.DoesNotContain(connection.Password(), await DockerCommand.RunAsync("inspect", name), StringComparison.Ordinal);
        Assert.DoesNotContain(connection.Password(), await DockerCommand.RunAsync("exec", name, "sh", "-c", "cat /proc/[0-9]*/environ"), StringComparison.Ordinal);
        Assert.Equal("tools", await DockerCommand.InspectAsync(name, """{{index .Config.Labels "ferry.role"}}"""));

        Assert.Equal(new ContainerProgramResult(0, ""), await running);
        Assert.Empty(await DockerCommand.MadeForAsync(_folder));
        Assert.False(await DockerCommand.HasVolumeAsync(volume), volume);
    }

    [Fact]
    public async Task What_a_killed_run_left_is_removed_before_another_container_is_made()
    {
        var (_, server) = await shared.StartAsync();
        var dead = ProcessOwner.This with { Started = ProcessOwner.This.Started - 3600 };
        foreach (var owner in (ProcessOwner[])[dead, ProcessOwner.This])
            await DockerCommand.RunAsync("create", "--label", $"ferry.checkout={_folder}", "--label", $"ferry.owner={owner}", "--label", "ferry.role=tools", "--name", $"{_folder.GetHashCode(StringComparison.Ordinal):x}-{owner.Started}", Checkout.Options().Container.Image);

        Assert.Equal(0, (await Tools.RunForAsync(15, server.Connection, new ContainerProgram("psql", "--command=SELECT 1") { Output = Stream.Null })).ExitCode);

        var left = Assert.Single(await DockerCommand.MadeForAsync(_folder)).Split(' ')[1];
        Assert.EndsWith($"{ProcessOwner.This.Started}", left, StringComparison.Ordinal);
        await DockerCommand.RunAsync("rm", left);
    }

    [Fact]
    public async Task A_program_that_is_cancelled_is_gone_with_its_container()
    {
        var (_, server) = await shared.StartAsync();
        using var cancelled = new CancellationTokenSource();
        using var output = new FirstLine(_ => cancelled.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tools.RunForAsync(
            15, server.Connection, new ContainerProgram("psql", "--command=SELECT 1", "--command=SELECT pg_sleep(60)") { Output = output }, cancellationToken: cancelled.Token));

        Assert.Empty(await DockerCommand.MadeForAsync(_folder));
    }

    [Fact]
    public async Task A_wrong_password_is_the_programs_own_affair_and_needs_no_terminal()
    {
        var (_, server) = await shared.StartAsync();
        var wrong = new ServerConnection("wrong", new NpgsqlConnectionStringBuilder(server.Connection.Reveal()) { Password = @"a:b\c" }.ConnectionString);

        var result = await Tools.RunForAsync(15, wrong, new ContainerProgram("psql", "--no-password", "--command=SELECT 1") { Output = Stream.Null });

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("password authentication failed", result.Error, StringComparison.Ordinal);
        Assert.Empty(await DockerCommand.MadeForAsync(_folder));
    }

    [Fact]
    public async Task A_password_of_any_letters_is_understood()
    {
        var (_, server) = await shared.StartAsync();
        const string Odd = @"a:b\c 'd' ""e"" ü";
        await server.Connection.RunAsync($"DROP ROLE IF EXISTS odd; CREATE ROLE odd LOGIN PASSWORD '{Odd.Replace("'", "''", StringComparison.Ordinal)}'");
        var odd = new ServerConnection("odd", new NpgsqlConnectionStringBuilder(server.Connection.Reveal()) { Username = "odd", Password = Odd }.ConnectionString);
        using var output = new MemoryStream();

        var result = await Tools.RunForAsync(15, odd, new ContainerProgram("psql", "--no-password", "--tuples-only", "--no-align", "--command=SELECT current_user") { Output = output });

        Assert.Equal(new ContainerProgramResult(0, ""), result);
        Assert.Equal("odd\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    private static ServerPlace.Container PlaceOf(ServerPlace place) => Assert.IsType<ServerPlace.Container>(place);

    private static async Task<ServerConnection> LocalAsync() => new("local", await (await TestServer.SharedAsync()).CreateDatabaseAsync());

    /// <summary>A file on a disk that is full, or cannot be read any more.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        internal const string Reason = "No space left on device";

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException(Reason);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException(Reason);
    }

    /// <summary>A reader that is kept from reading on for a while, as on a busy machine.</summary>
    private sealed class LateStream(TimeSpan pause) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Length == 0) await Task.Delay(pause, cancellationToken);
            Write(buffer.Span);
        }
    }

    private sealed class FirstLine(Action<string> heard) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            if (buffer.Span.Contains((byte)'\n')) heard(Encoding.UTF8.GetString(ToArray()).Split('\n')[0]);
            return ValueTask.CompletedTask;
        }
    }
}
