using System.Text;
using Docker.DotNet.Models;
using Docker.DotNet.Tests.Simulated;

namespace Docker.DotNet.Tests.Real;

public class StreamTests(RealEngine engine)
{
    private static readonly string[] Known = ["1.41", "1.42", "1.43", "1.44", "1.47", "1.51"];

    /// <summary>The versions of the API that this machine's engine speaks; the simulated engine speaks all of them.</summary>
    public static async Task<TheoryData<string>> VersionsAsync()
    {
        var offered = await RealEngine.OfferedVersionAsync() ?? new Version(Known[0]);
        return [.. Known.Where(version => new Version(version) <= offered)];
    }

    [Theory]
    [MemberData(nameof(VersionsAsync))]
    public async Task Output_and_errors_are_apart_in_a_log(string version)
    {
        using var client = Client(version);
        var id = await engine.StartAsync("echo out; echo err >&2; seq 1 20000");
        await client.Containers.WaitContainerAsync(id);

        using var log = await client.Containers.GetContainerLogsAsync(id, new() { ShowStdout = true, ShowStderr = true });
        var (output, errors) = await log.ReadOutputToEndAsync(CancellationToken.None);

        Assert.Equal("out\n" + string.Concat(Enumerable.Range(1, 20000).Select(number => $"{number}\n")), output);
        Assert.Equal("err\n", errors);
    }

    [Theory]
    [MemberData(nameof(VersionsAsync))]
    public async Task With_a_terminal_a_log_is_raw(string version)
    {
        using var client = Client(version);
        var id = await engine.StartAsync("echo out; echo err >&2", parameters => parameters.Tty = true);
        await client.Containers.WaitContainerAsync(id);

        using var log = await client.Containers.GetContainerLogsAsync(id, new() { ShowStdout = true, ShowStderr = true });

        Assert.Equal(("out\r\nerr\r\n", ""), await log.ReadOutputToEndAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(VersionsAsync))]
    public async Task A_command_reads_its_input_to_the_end_and_answers(string version)
    {
        using var client = Client(version);
        var id = await engine.StartAsync("exec sleep 300");
        var exec = await client.Exec.CreateContainerExecAsync(id, new()
        {
            AttachStdin = true,
            AttachStdout = true,
            AttachStderr = true,
            Cmd = ["sh", "-c", "cat; echo done >&2; exit 3"],
        });
        var input = new string('x', 1_000_000);

        using var stream = await client.Exec.StartContainerExecAsync(exec.ID, new());
        var output = stream.ReadOutputToEndAsync(CancellationToken.None);
        await stream.CopyFromAsync(new MemoryStream(Encoding.ASCII.GetBytes(input)), CancellationToken.None);
        Assert.Null((await client.Exec.InspectContainerExecAsync(exec.ID)).ExitCode);
        stream.CloseWrite();

        Assert.Equal((input, "done\n"), await output);
        Assert.Equal(3, (await client.Exec.InspectContainerExecAsync(exec.ID)).ExitCode);
    }

    [Theory]
    [MemberData(nameof(VersionsAsync))]
    public async Task A_command_has_a_terminal_of_the_size_asked_for(string version)
    {
        using var client = Client(version);
        var id = await engine.StartAsync("exec sleep 300");
        var exec = await client.Exec.CreateContainerExecAsync(
            id, new() { AttachStdout = true, TTY = true, Cmd = ["sh", "-c", "sleep 1; stty size"] });

        using var stream = await client.Exec.StartContainerExecAsync(exec.ID, new() { TTY = true });
        await client.Exec.ResizeExecTtyAsync(exec.ID, new() { Height = 33, Width = 101 });

        Assert.Equal(("33 101\r\n", ""), await stream.ReadOutputToEndAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(VersionsAsync))]
    public async Task Attaching_gives_input_and_output_of_the_first_process(string version)
    {
        using var client = Client(version);
        var id = await engine.CreateAsync("cat; echo end >&2", parameters =>
        {
            parameters.OpenStdin = true;
            parameters.StdinOnce = true;
        });

        using var stream = await client.Containers.AttachContainerAsync(
            id, new() { Stream = true, Stdin = true, Stdout = true, Stderr = true });
        await client.Containers.StartContainerAsync(id);
        await stream.WriteAsync("hello"u8.ToArray(), 0, 5, CancellationToken.None);
        stream.CloseWrite();

        Assert.Equal(("hello", "end\n"), await stream.ReadOutputToEndAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_detached_command_runs_without_output()
    {
        var client = engine.Need();
        var id = await engine.StartAsync("exec sleep 300");
        var exec = await client.Exec.CreateContainerExecAsync(id, new() { Cmd = ["sh", "-c", "exit 5"] });

        using var stream = await client.Exec.StartContainerExecAsync(exec.ID, new() { Detach = true });

        Assert.Equal(("", ""), await stream.ReadOutputToEndAsync(CancellationToken.None));
        for (var wait = 0; (await client.Exec.InspectContainerExecAsync(exec.ID)).ExitCode is not 5; wait++)
        {
            Assert.True(wait < 50, "The command did not end with 5.");
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task A_command_that_is_not_there_says_so_in_its_output()
    {
        var client = engine.Need();
        var id = await engine.StartAsync("exec sleep 300");
        var exec = await client.Exec.CreateContainerExecAsync(id, new() { AttachStdout = true, AttachStderr = true, Cmd = ["/absent"] });

        using var stream = await client.Exec.StartContainerExecAsync(exec.ID, new());
        var (output, _) = await stream.ReadOutputToEndAsync(CancellationToken.None);

        Assert.Contains("/absent", output, StringComparison.Ordinal);
        Assert.InRange((await client.Exec.InspectContainerExecAsync(exec.ID)).ExitCode!.Value, 126, 127);
    }

    [Fact]
    public async Task A_command_nobody_prepared_is_not_found()
    {
        var client = engine.Need();

        await Assert.ThrowsAsync<DockerContainerNotFoundException>(() => client.Exec.StartContainerExecAsync("0123456789ab", new()));
    }

    [Fact]
    public async Task A_log_is_followed_until_the_container_ends()
    {
        var client = engine.Need();
        var id = await engine.StartAsync("echo first; sleep 1; echo second >&2");
        var lines = new Reports<string>();

        var follow = client.Containers.GetContainerLogsAsync(
            id, new() { ShowStdout = true, ShowStderr = true, Follow = true }, lines);
        await lines.NextAsync();
        Assert.Equal(["first"], lines.All);
        await follow;

        Assert.Equal(["first", "second"], lines.All);
    }

    [Fact]
    public async Task Following_a_log_ends_with_the_callers_token()
    {
        var client = engine.Need();
        var id = await engine.StartAsync("echo first; exec sleep 300");
        var lines = new Reports<string>();
        using var cancel = new CancellationTokenSource();

        var follow = client.Containers.GetContainerLogsAsync(id, new() { ShowStdout = true, Follow = true }, lines, cancel.Token);
        await lines.NextAsync();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => follow);
    }

    private DockerClient Client(string version)
    {
        engine.Need();
        return new DockerClientBuilder().WithApiVersion(new Version(version)).Build();
    }
}
