namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
public sealed class ConnectionTests(Checkout checkout)
{
    private const string Password = "swordfish";

    [Theory]
    [InlineData("postgres://app:swordfish@127.0.0.1:1/app", 1, "No server answers at 127.0.0.1:1/app. Nothing was changed.")]
    [InlineData("Host=127.0.0.1;Port=1;Username=app;Password=swordfish;Database=app", 1, "No server answers at 127.0.0.1:1/app. Nothing was changed.")]
    [InlineData("postgres://app:swordfish@no-such-host.invalid/app", 1, "The host \"no-such-host.invalid\" is not known. Nothing was changed.")]
    [InlineData("postgres://app:sword#fish@127.0.0.1:5432/app", 2, "DATABASE_URL does not hold a usable connection: it begins like a URL but is not one (special characters in user and password must be percent-encoded). Nothing was run.")]
    [InlineData("postgres://app:swordfish@127.0.0.1:5432/app?sslmode=swordfish", 2, "DATABASE_URL does not hold a usable connection: its sslmode is none of disable, allow, prefer, require, verify-ca, verify-full. Nothing was run.")]
    [InlineData("postgres://app:swordfish@127.0.0.1:5432/app?passwrd=swordfish", 2, "DATABASE_URL does not hold a usable connection: it has a parameter that is not understood")]
    [InlineData("Host=127.0.0.1;Passwrd=swordfish", 2, "DATABASE_URL does not hold a usable connection: it is neither a postgres:// URL nor a list of Npgsql keywords. Nothing was run.")]
    [InlineData("Host=127.0.0.1;Username=app;Port=swordfish", 2, "DATABASE_URL does not hold a usable connection: it is neither a postgres:// URL nor a list of Npgsql keywords. Nothing was run.")]
    [InlineData("swordfish", 2, "DATABASE_URL does not hold a usable connection: it is neither a postgres:// URL nor a list of Npgsql keywords. Nothing was run.")]
    [InlineData("mysql://app:swordfish@127.0.0.1:5432/app", 2, "DATABASE_URL does not hold a usable connection: it is neither a postgres:// URL nor a list of Npgsql keywords. Nothing was run.")]
    public async Task A_connection_that_leads_nowhere_is_one_clear_message(string connection, int exitCode, string message) =>
        await ExpectAsync(connection, exitCode, message);

    [Fact]
    public async Task A_wrong_password_is_one_clear_message()
    {
        var database = await TestDatabase.CreateAsync();
        await ExpectAsync(database.Url(Password), 1, "The server turned the login down. Nothing was changed.");
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task An_unknown_database_is_one_clear_message()
    {
        var database = await TestDatabase.CreateAsync();
        await ExpectAsync(database.Url(database: "nowhere"), 1, "The server has no database \"nowhere\". Nothing was changed.");
    }

    [Theory]
    [InlineData("require")]
    [InlineData("verify-full")]
    public async Task TLS_that_the_server_lacks_is_one_clear_message(string mode)
    {
        var database = await TestDatabase.CreateAsync();
        await ExpectAsync($"{database.Url()}?sslmode={mode}", 1, "The server does not offer the TLS that the connection asks for. Nothing was changed.");
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task An_environment_without_a_connection_says_which_variable_to_set()
    {
        var call = (await checkout.CallAsync("--target=migrate-status", "--env=staging")).Ends(2);
        call.Complains("DATABASE_STAGING_URL");
    }

    private async Task ExpectAsync(string connection, int exitCode, string message)
    {
        var environment = new Dictionary<string, string?> { ["DATABASE_URL"] = connection };
        foreach (var verbosity in new[] { "normal", "diagnostic" })
        {
            var call = (await checkout.CallAsync(environment, "--target=migrate-up", $"--verbosity={verbosity}")).Ends(exitCode);
            Assert.Contains(message, call.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(SecretOf(connection), call.Out + call.Error, StringComparison.Ordinal);
            if (verbosity == "diagnostic") continue;
            Assert.StartsWith(message, call.ErrorLines[0], StringComparison.Ordinal);
            Assert.All(call.ErrorLines.Skip(1), line => Assert.Matches("^  (where|cause|fix):", line));
            Assert.Empty(call.Out);
        }
    }

    private static string SecretOf(string connection) => connection.Contains(Password, StringComparison.Ordinal)
        ? Password
        : connection.StartsWith("postgres://", StringComparison.Ordinal) ? connection.Split(':', '@')[2] : Password;
}
