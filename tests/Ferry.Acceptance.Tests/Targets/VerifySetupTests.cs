namespace Ferry.Acceptance.Tests.Targets;

[Collection<CheckoutCollection>]
[Trait("target", "verify-setup")]
public sealed class VerifySetupTests(Checkout checkout)
{
    [Fact]
    public async Task Every_environment_is_looked_at_and_nothing_is_written()
    {
        var development = await TestDatabase.CreateAsync();
        var staging = await checkout.MigratedAsync();
        var dump = await staging.DumpAsync();
        var call = (await checkout.CallAsync(
            new Dictionary<string, string?> { ["DATABASE_URL"] = development.Url(), ["DATABASE_STAGING_URL"] = staging.Url() }, "--target=verify-setup")).Ends(0);
        Assert.Matches("(?m)^ *machine +PostgreSQL programs +ok ", call.Out);
        Assert.Matches($"(?m)^ *development +connection +ok +127.0.0.1:[0-9]+/{development.Name}, user ", call.Out);
        Assert.Matches("(?m)^ *staging +privileges +ok ", call.Out);
        Assert.Matches("(?m)^ *production +connection +absent +none yet .set DATABASE_PRODUCTION_URL", call.Out);
        Assert.Empty(await development.TablesAsync());
        Assert.Equal(dump, await staging.DumpAsync());
    }

    [Fact]
    public async Task What_is_wrong_is_told_without_the_password()
    {
        var database = await TestDatabase.CreateAsync();
        var call = await checkout.CallAsync(
            new Dictionary<string, string?> { ["DATABASE_URL"] = database.Url(), ["DATABASE_STAGING_URL"] = database.Url("swordfish") }, "--target=verify-setup", "--json=-");
        call.Ends(3);
        Assert.Equal(3, (int)call.Json["exitCode"]!);
        call.Complains("The server turned the login down.");
        call.Complains("check user and password in DATABASE_STAGING_URL");
        Assert.DoesNotContain("swordfish", call.Out + call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_create_is_told_what_it_lacks()
    {
        var database = await TestDatabase.CreateAsync();
        var role = $"reader_{database.Name}";
        await database.RunAsync($"REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE ROLE {role} LOGIN PASSWORD 'swordfish'");
        var url = new UriBuilder(database.Url()) { UserName = role, Password = "swordfish" }.ToString();
        var call = (await checkout.CallAsync(new Dictionary<string, string?> { ["DATABASE_URL"] = url }, "--target=verify-setup", "--environment=development")).Ends(3);
        Assert.Contains("may not create in schema public", call.Out + call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("production", call.Out, StringComparison.Ordinal);
    }
}
