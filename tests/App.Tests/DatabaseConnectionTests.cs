using Microsoft.Extensions.Configuration;
using Npgsql;

namespace App.Tests;

public sealed class DatabaseConnectionTests
{
    [Theory]
    [InlineData("postgres://bot:s%40fe@db.example:6543/pinball", "db.example", 6543, "bot", "s@fe", "pinball")]
    [InlineData("postgresql://bot@db.example/pinball", "db.example", 5432, "bot", null, "pinball")]
    [InlineData("Host=db.example;Port=6543;Username=bot;Password=safe;Database=pinball", "db.example", 6543, "bot", "safe", "pinball")]
    [InlineData("postgres:///pinball?host=/run/postgresql&username=bot", "/run/postgresql", 5432, "bot", null, "pinball")]
    public void A_url_and_keywords_say_the_same(string text, string host, int port, string user, string? password, string name)
    {
        var read = Read(("DATABASE_URL", text));

        Assert.Equal((host, port, user, password, name), (read.Host, read.Port, read.Username, read.Password, read.Database));
    }

    [Fact]
    public void A_urls_parameters_are_kept()
    {
        var read = Read(("DATABASE_URL", "postgres://bot@db.example/pinball?sslmode=verify-full&application_name=the-bot"));

        Assert.Equal((SslMode.VerifyFull, "the-bot"), (read.SslMode, read.ApplicationName));
    }

    [Fact]
    public void The_named_connection_string_wins() =>
        Assert.Equal("named", Read(("ConnectionStrings:App", "Host=named"), ("DATABASE_URL", "postgres://other/db")).Host);

    [Theory]
    [InlineData("Host=db.example", 5)]
    [InlineData("postgres://db.example/pinball", 5)]
    [InlineData("Host=db.example;Timeout=15", 15)]
    [InlineData("postgres://db.example/pinball?timeout=15", 15)]
    public void A_silent_server_is_waited_for_5_seconds_unless_told_otherwise(string text, int seconds) =>
        Assert.Equal(seconds, Read(("DATABASE_URL", text)).Timeout);

    [Theory]
    [InlineData("postgres://bot:hush-hush@db.example/pinball?nonsense=hush-hush")]
    [InlineData("postgres://bot:hush-hush@db.example/pinball?sslmode=hush-hush")]
    [InlineData("Host=db.example;Port=hush-hush")]
    [InlineData("Password=hush-hush;hush-hush")]
    [InlineData("hush-hush")]
    public void A_malformed_text_is_refused_and_not_repeated(string text)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Read(("DATABASE_URL", text)));

        Assert.Equal("The App was not started: DATABASE_URL is neither a postgres:// URL nor a list of Npgsql keywords.", refused.Message);
        Assert.DoesNotContain("hush-hush", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_configured_is_told(string text) =>
        Assert.Contains("Set ConnectionStrings:App or DATABASE_URL.", Assert.Throws<InvalidOperationException>(
            () => Read(("DATABASE_URL", text))).Message, StringComparison.Ordinal);

    private static NpgsqlConnectionStringBuilder Read(params (string Key, string Value)[] settings) =>
        new(DatabaseConnection.From(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build()));
}
