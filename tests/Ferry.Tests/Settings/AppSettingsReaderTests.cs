using System.Net;
using Ferry.Core.Rendering;
using Ferry.Settings;

namespace Ferry.Tests.Settings;

public sealed class AppSettingsReaderTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    [Fact]
    public void An_environment_without_an_app_has_none_whatever_the_file_says_for_all() =>
        Assert.Null(Read("""{ "app": { "port": 5000 } }""", "staging"));

    [Theory]
    [InlineData("{}")]
    [InlineData("true")]
    public void An_app_without_a_word_of_its_own_is_what_the_file_says_for_all(string own)
    {
        var app = Read($$"""{ "app": { "port": 5000 }, "environments": { "staging": { "app": {{own}} } } }""", "staging")!;

        Assert.Equal((AppTargetKind.Process, 5000, "src/App", "DATABASE_URL", "/health/ready"), (app.Target, app.Port, app.Project, app.ConnectionVariable, app.Health));
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30), IPAddress.Loopback), (app.StartTimeout, app.DrainTimeout, app.Listen));
    }

    [Fact]
    public void An_environment_changes_what_it_names()
    {
        var app = Read(
            """
            {
              "app": { "port": 5000, "variables": ["A", "B"], "commands": { "deploy": "x", "version": "y" } },
              "environments": { "staging": { "app": { "target": "container", "listen": "0.0.0.0", "address": "https://app.example.com", "variables": ["C"], "artifact": "shop:1" } } }
            }
            """, "staging")!;

        Assert.Equal((AppTargetKind.Container, 5000, IPAddress.Any, new Uri("https://app.example.com"), "shop:1"), (app.Target, app.Port, app.Listen, app.Address, app.Artifact));
        Assert.Equal(["C"], app.Variables);
        Assert.Equal(new AppCommands("x", null, "y", null), app.Commands);
    }

    [Fact]
    public void One_that_is_false_is_none() =>
        Assert.Null(Read("""{ "app": { "port": 5000 }, "environments": { "staging": { "app": false } } }""", "staging"));

    [Theory]
    [InlineData("""{ "target": "cloud" }""", "process, container, command")]
    [InlineData("""{ "listen": "everywhere" }""", "127.0.0.1, or 0.0.0.0 for all")]
    [InlineData("""{ "port": 0 }""", "a whole number from 1 to 65535")]
    [InlineData("""{ "address": "app.example.com" }""", "a whole address")]
    [InlineData("""{ "helth": "/" }""", "\"health\"?")]
    [InlineData("""{ "commands": { "deploy": "x" } }""", "a command line")]
    public void What_cannot_be_understood_says_what_could(string app, string said) =>
        Assert.Contains(said, Assert.Throws<UsageException>(() => Read($$"""{ "environments": { "staging": { "app": {{app}} } } }""", "staging")).Message, StringComparison.Ordinal);

    [Fact]
    public void Smoke_tests_keep_their_order_and_an_environment_replaces_all_of_them()
    {
        _root.Write("ferry.json", """
            {
              "smokeTests": [ { "path": "/b" }, { "name": "first", "path": "/a", "status": 404, "body": "x", "json": { "$.a.b[0]": "1" }, "within": "00:00:02" } ],
              "environments": { "staging": { "smokeTests": [ { "command": "./check" } ] } }
            }
            """);
        var settings = FerrySettingsReader.Read(_root.Path);
        var tests = settings.For(EnvironmentName.Production).SmokeTests;

        Assert.Equal(["/b", "first"], tests.Select(test => test.Name));
        Assert.Equal((404, "x", TimeSpan.FromSeconds(2)), (tests[1].Status, tests[1].Body, tests[1].Within));
        Assert.Equal(new Dictionary<string, string> { ["$.a.b[0]"] = "1" }, tests[1].Json);
        Assert.Equal("./check", Assert.Single(settings.For(EnvironmentName.Staging).SmokeTests).Command);
    }

    public void Dispose() => _root.Dispose();

    private AppSettings? Read(string json, string environment)
    {
        _root.Write("ferry.json", json);
        return FerrySettingsReader.Read(_root.Path).For(new EnvironmentName(environment)).App;
    }
}
