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
    [InlineData("""{ "environments": { "qa": { "server": "cloud" } } }""", "auto, local, none")]
    [InlineData("""{ "lockWait": "soon" }""", "00:10:00")]
    [InlineData("""{ "lockWait": "-00:00:01" }""", "00:10:00")]
    [InlineData("{ not json", "ferry.json cannot be read")]
    public void What_cannot_be_understood_is_a_usage_error_that_says_what_could(string json, string said) =>
        Assert.Contains(said, Assert.Throws<UsageException>(() => Read(json)).Message, StringComparison.Ordinal);

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
