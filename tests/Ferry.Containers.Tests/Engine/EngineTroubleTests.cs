using Docker.DotNet.Tests.Simulated;
using Ferry.Containers.Engine;
using Ferry.Containers.Servers;
using Ferry.Containers.Tests.Testing;
using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Ferry.Containers.Tests.Engine;

/// <summary>Needs no engine: each is a way of not having one.</summary>
public sealed class EngineTroubleTests
{
    private readonly string _folder = Path.Combine(TestEngine.NewFolder(), ".ferry");

    [Fact]
    public async Task An_engine_that_is_not_there_is_told_with_the_way_to_start_one() => AssertSays(
        await Host.RunAsync("status", _folder, ("DOCKER_HOST", "unix:///nowhere/docker.sock")),
        "The Docker engine does not answer; looking for the container ferry-",
        "where: unix:///nowhere/docker.sock",
        "fix:   start Docker");

    [Fact]
    public async Task An_engine_on_another_machine_is_refused_before_anything_is_sent() => AssertSays(
        await Host.RunAsync("start", _folder, ("DOCKER_HOST", "tcp://192.0.2.1:2375")),
        "The Docker engine is on another machine.",
        "where: tcp://192.0.2.1:2375/, from DOCKER_HOST",
        "fix:   use an engine on this machine, or set DATABASE_URL");

    [Fact]
    public async Task A_context_that_does_not_exist_is_a_matter_of_configuration() => AssertSays(
        await Host.RunAsync("start", _folder, ("DOCKER_HOST", null), ("DOCKER_CONTEXT", "no-such-context")),
        "The Docker engine cannot be found as it is configured. Nothing was changed.",
        "no-such-context",
        "fix:   correct what is named there");

    [Theory]
    [InlineData("DOCKER_HOST", "not an address")]
    [InlineData("DOCKER_HOST", "gopher://localhost")]
    [InlineData("DOCKER_CONFIG", "a folder whose config.json is none")]
    [InlineData("DOCKER_CERT_PATH", "/nowhere")]
    public async Task So_is_everything_else_that_names_the_engine_wrongly(string variable, string value)
    {
        if (variable == "DOCKER_CONFIG")
        {
            value = TestEngine.NewFolder();
            await File.WriteAllTextAsync(Path.Combine(value, "config.json"), "nonsense");
        }

        (string, string?)[] rest = variable switch
        {
            "DOCKER_CERT_PATH" => [("DOCKER_HOST", "tcp://127.0.0.1:1"), ("DOCKER_TLS_VERIFY", "1")],
            "DOCKER_CONFIG" => [("DOCKER_HOST", null), ("DOCKER_CONTEXT", null)],
            _ => [],
        };

        AssertSays(await Host.RunAsync("status", _folder, [(variable, value), .. rest]), "The Docker engine cannot be found as it is configured. Nothing was changed.", "where: DOCKER_HOST, DOCKER_CONTEXT", "fix:   correct");
    }

    [Fact]
    public async Task A_socket_that_is_closed_to_the_user_is_told_with_the_group_that_opens_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "becoming somebody else takes root on Linux");
        await using var owned = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync("{}"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(owned.Endpoint.LocalPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var open = new OpenFolder();
        var command = Host.Command("status", "/tmp/anywhere/.ferry", ("DOCKER_HOST", owned.Endpoint.ToString()), ("HOME", "/"));

        AssertSays(
            await ProcessRunner.RunAsync(command with { FileName = open.HostProgram(), UserName = "nobody" }),
            "This user may not use the Docker engine. Nothing was changed.",
            $"where: {owned.Endpoint}",
            "fix:   add the user to the group that owns the socket");
    }

    [Fact]
    public async Task An_engine_that_never_answers_is_given_up()
    {
        await using var silent = SimulatedEngine.OverUnixSocket(_ => Task.Delay(Timeout.Infinite));
        using var engine = new DockerEngine(silent.Client) { LookTimeout = TimeSpan.FromMilliseconds(300) };

        AssertSays(
            await Assert.ThrowsAsync<SurroundingsException>(() => Server(engine).StatusAsync()),
            "The Docker engine did not answer in time when it was looking for the container ferry-",
            $"where: {silent.Endpoint}",
            "fix:   look whether the engine hangs");
    }

    [Fact]
    public async Task An_engine_that_never_answers_can_be_left()
    {
        await using var silent = SimulatedEngine.OverUnixSocket(_ => Task.Delay(Timeout.Infinite));
        using var engine = new DockerEngine(silent.Client);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Server(engine).StatusAsync(patience.Token));
    }

    [Fact]
    public async Task A_full_disk_of_the_engine_is_told_as_one()
    {
        await using var full = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync(
            """{"message":"mkdir /var/lib/docker/overlay2/x: no space left on device"}""", "500 Internal Server Error"));
        using var engine = new DockerEngine(full.Client);

        AssertSays(
            await Assert.ThrowsAsync<SurroundingsException>(() => Server(engine).StatusAsync()),
            "Docker's disk is full: the engine failed at looking for the container ferry-",
            $"where: {full.Endpoint}",
            "said:  mkdir /var/lib/docker/overlay2/x: no space left on device",
            "fix:   free some space where Docker keeps its data");
    }

    [Theory]
    [InlineData("""{"message":"something odd"}""", "something odd")]
    [InlineData("nothing like JSON", "nothing like JSON")]
    [InlineData("[]", "[]")]
    public async Task Whatever_else_it_refuses_is_told_in_its_words(string body, string said)
    {
        await using var odd = SimulatedEngine.OverUnixSocket(exchange => exchange.AnswerAsync(body, "500 Internal Server Error"));
        using var engine = new DockerEngine(odd.Client);

        AssertSays(
            await Assert.ThrowsAsync<SurroundingsException>(() => Server(engine).StatusAsync()),
            "The Docker engine refused looking for the container ferry-", $"where: {odd.Endpoint}", $"said:  {said}", "fix:   ");
    }

    [Fact]
    public async Task An_engine_that_dies_over_a_question_is_told()
    {
        await using var dying = SimulatedEngine.OverUnixSocket(_ => Task.CompletedTask); // closes the connection
        using var engine = new DockerEngine(dying.Client);

        AssertSays(
            await Assert.ThrowsAsync<SurroundingsException>(() => Server(engine).StatusAsync()),
            "The Docker engine does not answer; looking for the container ferry-", $"where: {dying.Endpoint}", "fix:   start Docker");
    }

    private ContainerServer Server(DockerEngine engine) => new(_folder, "app", engine, Checkout.Options());

    private static void AssertSays(ProcessResult result, params string[] parts)
    {
        Assert.Equal(1, result.ExitCode);
        AssertSays(result.Error, parts);
    }

    private static void AssertSays(SurroundingsException exception, params string[] parts) => AssertSays(exception.Message, parts);

    private static void AssertSays(string message, string[] parts)
    {
        Assert.StartsWith(parts[0], message, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(Squeezed(part), Squeezed(message), StringComparison.Ordinal));
    }

    // Labels are aligned, so the space behind them differs.
    private static string Squeezed(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The host's files where anybody may read them.</summary>
    private sealed class OpenFolder : IDisposable
    {
        private readonly string _folder = Path.Combine(Path.GetTempPath(), $"ferry-open-{Guid.NewGuid():N}");

        internal string HostProgram()
        {
            Directory.CreateDirectory(_folder);
            foreach (var file in Directory.GetFiles(AppContext.BaseDirectory)) File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
            return Path.Combine(_folder, Path.GetFileName(Host.Program));
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
