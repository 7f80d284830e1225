using Ferry.Core.Rendering;
using Ferry.PostgreSql.Sessions;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Sessions;

public class ConnectionSettingsTests
{
    [Theory]
    [InlineData("postgres://anna:s%40crt@db.example:6432/shop?sslmode=verify-full", "db.example:6432/shop")]
    [InlineData("postgresql://anna:s%40crt@db.example/shop", "db.example:5432/shop")]
    [InlineData("postgres://anna:s%40crt@[::1]:5433/shop", "::1:5433/shop")]
    [InlineData("Host=db.example;Username=anna;Password=s@crt;Database=shop", "db.example:5432/shop")]
    public void Both_forms_are_understood_and_show_no_password(string text, string address)
    {
        var settings = ConnectionSettings.Parse(text, "DATABASE_URL");
        Assert.Equal(address, settings.Address);
        Assert.Equal(address, settings.ToString());
        Assert.Equal("s@crt", new NpgsqlConnectionStringBuilder(settings.Secret).Password);
    }

    [Fact]
    public void The_sslmode_of_a_URL_is_kept() =>
        Assert.Equal(SslMode.VerifyFull, new NpgsqlConnectionStringBuilder(ConnectionSettings.Parse("postgres://a:b@h/d?sslmode=verify-full", "X").Secret).SslMode);

    [Theory]
    [InlineData("postgres://anna:s3cret@")]
    [InlineData("postgres://anna:s3cret@db:notaport/shop")]
    [InlineData("postgres://anna:pa?s3cret@db/shop")]
    [InlineData("postgres://anna:s3cret@db/shop?sslmode=maybe")]
    [InlineData("postgres://anna:s3cret@db/shop?s3cret=1")]
    [InlineData("postgres://db/shop")]
    [InlineData("Host=db;Username=anna;Pasword=s3cret")]
    [InlineData("Host=db;Username=anna;Password=s3cret;Port=s3cret")]
    [InlineData("Host=db;Username=anna;Password=s3cret;SSL Mode=s3cret")]
    [InlineData("Username=anna;Password=s3cret;Database=shop")]
    [InlineData("s3cret")]
    [InlineData("=;s3cret=")]
    public void A_malformed_text_is_a_usage_error_that_quotes_nothing_of_it(string text)
    {
        var problem = Assert.Throws<UsageException>(() => ConnectionSettings.Parse(text, "DATABASE_URL"));
        Assert.StartsWith("DATABASE_URL does not hold a usable connection", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", problem.ToString(), StringComparison.Ordinal);
    }
}
