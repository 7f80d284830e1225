using Ferry.Core.Live;
using Ferry.Core.Rendering;
using Ferry.Settings;

namespace Ferry.Tests.Settings;

public sealed class FerrySettingsReaderTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void Without_a_file_the_three_usual_environments_are_there_and_production_is_protected()
    {
        var settings = FerrySettingsReader.Read(_root.Path);
        Assert.Equal(["development", "staging", "production"], settings.Environments.Select(environment => environment.Name.Value));
        Assert.True(settings.For(EnvironmentName.Production).IsProtected);
        Assert.Equal(["DATABASE_PRODUCTION_URL", "DATABASE_PUBLIC_URL"], settings.For(EnvironmentName.Production).ConnectionVariables);
        Assert.True(settings.For(EnvironmentName.Development).HasPrivateServer);
        Assert.Equal(Path.Combine(_root.Path, "migrations"), settings.MigrationsFolder);
        Assert.Equal(TimeSpan.FromMinutes(10), settings.LockWait);
    }

    [Fact]
    public void The_file_changes_what_it_names_and_leaves_the_rest()
    {
        var settings = Read("""
            {
              // comments are fine
              "migrations": "src/Shop.Migrations",
              "lockWait": "00:00:05",
              "environments": {
                "production": { "connection": "SHOP_URL" },
                "qa": { "connection": ["QA_URL", "QA_FALLBACK_URL"], "protected": true }
              }
            }
            """);
        Assert.Equal(Path.Combine(_root.Path, "src", "Shop.Migrations"), settings.MigrationsFolder);
        Assert.Equal(TimeSpan.FromSeconds(5), settings.LockWait);
        Assert.Equal(["SHOP_URL"], settings.For(EnvironmentName.Production).ConnectionVariables);
        Assert.True(settings.For(EnvironmentName.Production).IsProtected);
        Assert.Equal(["QA_URL", "QA_FALLBACK_URL"], settings.For(new EnvironmentName("QA")).ConnectionVariables);
    }

    [Fact]
    public void Timeouts_that_are_not_named_are_the_usual_ones() => Assert.Equal(
        TimeoutSettings.Usual with { Lock = TimeSpan.FromSeconds(1), Statement = TimeSpan.FromMinutes(5) },
        Read("""{ "timeouts": { "lock": "00:00:01", "statement": "00:05:00" } }""").Timeouts);

    [Fact]
    public void Thresholds_of_the_live_gate_that_are_not_named_are_the_usual_ones() => Assert.Equal(
        new LiveGateSettings(LiveThresholds.Usual with { OldTransaction = TimeSpan.FromMinutes(5), FreeConnections = 0, MaxRewrite = 20L << 30 }, TimeSpan.FromSeconds(30)),
        Read("""{ "liveGate": { "oldTransaction": "00:05:00", "freeConnections": 0, "maxRewrite": "20GB" } }""").LiveGate);

    [Fact]
    public void Without_a_word_about_containers_they_come_from_the_official_image_and_have_no_limits()
    {
        var settings = FerrySettingsReader.Read(_root.Path);
        Assert.Equal(new ContainerSettings(ContainerSettings.DefaultImage), settings.Container);
        Assert.Equal(ServerChoice.Auto, settings.PrivateServer);
    }

    [Fact]
    public void A_container_can_be_asked_for_with_an_image_a_platform_and_limits()
    {
        var settings = Read("""
            {
              "container": { "image": "registry.example/postgres:17", "platform": "linux/arm64", "memory": "2GB", "cpus": 1.5 },
              "environments": { "development": { "server": "container" } }
            }
            """);
        Assert.Equal(new ContainerSettings("registry.example/postgres:17", "linux/arm64", 2L << 30, 1.5m), settings.Container);
        Assert.Equal(ServerChoice.Container, settings.For(EnvironmentName.Development).Server);
        Assert.Equal(ServerChoice.Container, settings.PrivateServer);
        Assert.Equal(512L << 20, Read("""{ "container": { "memory": "512 mb" } }""").Container.Memory);
    }

    [Theory]
    [InlineData("auto", ServerChoice.Auto)]
    [InlineData("local", ServerChoice.Local)]
    [InlineData("none", ServerChoice.None)]
    public void A_server_is_chosen_by_name(string name, ServerChoice choice)
    {
        var settings = Read($$"""{ "environments": { "development": { "server": "{{name}}" } } }""");
        Assert.Equal(choice, settings.PrivateServer);
        Assert.Equal(choice != ServerChoice.None, settings.For(EnvironmentName.Development).HasPrivateServer);
    }

    [Fact]
    public void An_environment_variable_overrides_the_file()
    {
        Environment.SetEnvironmentVariable("FERRY__DATABASE", "from_the_environment");
        try
        {
            Assert.Equal("from_the_environment", Read("""{ "database": "from_the_file" }""").DatabaseName);
        }
        finally
        {
            Environment.SetEnvironmentVariable("FERRY__DATABASE", null);
        }
    }

    [Theory]
    [InlineData("""{ "migratons": "x" }""", "\"migrations\"?")]
    [InlineData("""{ "environments": { "qa": { "conection": "X" } } }""", "\"connection\"?")]
    [InlineData("""{ "environments": { "qa": { "protected": "perhaps" } } }""", "true, false")]
    [InlineData("""{ "environments": { "qa": { "server": "cloud" } } }""", "auto, local, container, none")]
    [InlineData("""{ "container": { "imag": "x" } }""", "\"image\"?")]
    [InlineData("""{ "container": { "memory": "512" } }""", "a number with MB or GB")]
    [InlineData("""{ "container": { "memory": "0GB" } }""", "a number with MB or GB")]
    [InlineData("""{ "container": { "memory": "-1MB" } }""", "a number with MB or GB")]
    [InlineData("""{ "container": { "cpus": "many" } }""", "a number of processors")]
    [InlineData("""{ "container": { "cpus": 0 } }""", "a number of processors")]
    [InlineData("""{ "lockWait": "soon" }""", "00:10:00")]
    [InlineData("""{ "lockWait": "-00:00:01" }""", "00:10:00")]
    [InlineData("""{ "timeouts": { "lock": "00:00:00" } }""", "more than nothing")]
    [InlineData("""{ "liveGate": { "maxRewrite": "much" } }""", "20GB")]
    [InlineData("""{ "liveGate": { "patence": "00:00:01" } }""", "\"patience\"?")]
    [InlineData("""{ "timeouts": { "locks": "00:00:01" } }""", "\"lock\"?")]
    [InlineData("{ not json", "ferry.json cannot be read")]
    public void What_cannot_be_understood_is_a_usage_error_that_says_what_could(string json, string said) =>
        Assert.Contains(said, Assert.Throws<UsageException>(() => Read(json)).Message, StringComparison.Ordinal);

    // A CI system sets a variable to nothing where its value is not configured.
    [Fact]
    public void Folder_of_backups_that_is_empty_is_the_usual_one() =>
        Assert.Equal(Path.Combine(_root.Path, ".ferry", "backups"), Read("""{ "backups": { "folder": "" } }""").Backups.Folder);

    [Fact]
    public void An_unknown_environment_names_the_known_ones() =>
        Assert.Contains("development, staging, production", Assert.Throws<UsageException>(() => FerrySettingsReader.Read(_root.Path).For(new EnvironmentName("prod"))).Message, StringComparison.Ordinal);

    public void Dispose() => _root.Dispose();

    private FerrySettings Read(string json)
    {
        _root.Write("ferry.json", json);
        return FerrySettingsReader.Read(_root.Path);
    }
}
