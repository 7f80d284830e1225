using Docker.DotNet.Tests.Simulated;
using Ferry.Containers.Engine;
using Ferry.Containers.Servers;
using Ferry.Containers.Tests.Testing;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql;
using Ferry.PostgreSql.Servers;
using Ferry.Settings;

namespace Ferry.Containers.Tests.Servers;

public sealed class DevelopmentServerTests(TestEngine engine)
{
    private static readonly PostgresSearch NoPrograms = new(Configured: null, Path: null, InstallFolders: []);

    /// <summary>Who is asked shows in what happens: the engine of these tests is not there.</summary>
    [Theory]
    [InlineData(ServerChoice.Container, "", true)]
    [InlineData(ServerChoice.Local, "", false)]
    [InlineData(ServerChoice.Auto, "", false)]
    [InlineData(ServerChoice.Local, """{ "kind": "container" }""", true)]
    [InlineData(ServerChoice.Auto, """{ "kind": "container" }""", true)]
    [InlineData(ServerChoice.Container, """{ "kind": "binaries" }""", false)]
    [InlineData(ServerChoice.Container, "files", false)]
    [InlineData(ServerChoice.Container, "nonsense", true)]
    [InlineData(ServerChoice.Local, "nonsense", false)]
    public async Task A_server_is_what_its_record_says_else_what_its_files_say_else_what_the_settings_choose(ServerChoice choice, string found, bool isContainer)
    {
        var root = TestEngine.NewFolder();
        Directory.CreateDirectory(Path.Combine(root, ".ferry", found == "files" ? "server" : ""));
        if (found is not ("" or "files")) await File.WriteAllTextAsync(Path.Combine(root, ".ferry", "server.json"), found);
        await using var noEngine = SimulatedEngine.OverUnixSocket(_ => Task.CompletedTask);
        using var docker = new DockerEngine(noEngine.Client);
        var server = new DevelopmentServer(Settings(root, choice), docker, RunIdentity.OfThisProcess()) { Search = PostgresSearch.OfThisMachine() with { Configured = "/found" } };

        Func<Task>[] questions =
        [
            () => server.StatusAsync(),
            () => server.StopAsync(),
            () => server.ReadLogAsync(1, follow: false).ToListAsync().AsTask(),
        ];
        foreach (var question in questions) Assert.Equal(isContainer, await Record.ExceptionAsync(question) is SurroundingsException);
    }

    [Fact]
    public async Task With_neither_programs_nor_an_engine_one_message_names_both_ways()
    {
        var root = TestEngine.NewFolder();
        await using var noEngine = SimulatedEngine.OverUnixSocket(_ => Task.CompletedTask);
        using var docker = new DockerEngine(noEngine.Client);
        var server = new DevelopmentServer(Settings(root, ServerChoice.Auto), docker, RunIdentity.OfThisProcess()) { Search = NoPrograms };

        var notice = (await Assert.ThrowsAsync<SurroundingsException>(() => server.StartAsync())).Notice;

        Assert.Equal("There is neither PostgreSQL nor a Docker engine to run the private server with. Nothing was changed.", notice.Headline);
        Assert.Contains(notice.Details, detail => detail.Label == "where" && detail.Text.Contains("FERRY_POSTGRES_BIN", StringComparison.Ordinal));
        Assert.Contains(notice.Details, detail => detail.Label == "where" && detail.Text.Contains(noEngine.Endpoint.ToString(), StringComparison.Ordinal));
        Assert.Contains(notice.Details, detail => detail.Label == "fix" && detail.Text.StartsWith("install PostgreSQL's server, or start Docker", StringComparison.Ordinal));
        Assert.Contains(notice.Details, detail => detail is { Label: "or", Text: "set DATABASE_URL to a database elsewhere" });
        Assert.False(Directory.Exists(Path.Combine(root, ".ferry")));
    }

    [Fact]
    public async Task Without_programs_it_is_a_container_which_stays_one_and_is_found_without_its_folder()
    {
        await using var checkout = new Checkout(engine);
        var auto = new DevelopmentServer(Settings(checkout.Folder, ServerChoice.Auto), engine.Need(), RunIdentity.OfThisProcess()) { Search = NoPrograms };
        var local = new DevelopmentServer(Settings(checkout.Folder, ServerChoice.Local), engine.Need(), RunIdentity.OfThisProcess());

        var created = Assert.IsType<ServerStarted.Created>(await auto.StartAsync());
        Assert.IsType<ServerPlace.Container>(created.Server.Place);

        // Another setting counts when there is another server.
        await local.StopAsync();
        var heard = new Heard();
        Assert.Equal(created.Server.Place, Assert.IsType<ServerStarted.Started>(await local.StartAsync(heard)).Server.Place);
        Assert.Contains("ferry.json asks for \"server\": \"local\"; this server was made otherwise and stays so until db-reset", heard.Lines);

        Directory.Delete(checkout.Ferry, recursive: true);
        Assert.IsType<ServerStatus.Running>(await auto.StatusAsync());
        await auto.WipeAsync();
        Assert.Empty(await checkout.MadeAsync());
    }

    private static FerrySettings Settings(string root, ServerChoice choice) => new(
        root, Path.Combine(root, "migrations"), "app", TimeSpan.Zero, Checkout.Settings,
        [new EnvironmentSettings(EnvironmentName.Development, [], IsProtected: false, choice)]);
}
