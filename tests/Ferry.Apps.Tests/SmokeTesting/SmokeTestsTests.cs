using Ferry.Apps.SmokeTesting;
using Ferry.Apps.Tests.Testing;
using Ferry.Core.Releases;
using Ferry.Settings;

namespace Ferry.Apps.Tests.SmokeTesting;

public sealed class SmokeTestsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task They_ask_a_candidate_at_its_private_address_and_the_app_at_its_public_one()
    {
        await using var site = new TestSite();
        await site.DeployAsync("one");
        var candidate = Assert.IsType<AppStep.Done>(await site.Target.StartAsync(await site.PrepareAsync("two"), CancellationToken.None));
        var test = new SmokeTest("version", "/json", null, Second * 5) { Body = "items", Json = new Dictionary<string, string> { ["$.version"] = "two" } };

        Assert.Null((await RunAsync(site, candidate.Address, test))[0].Failure);
        Assert.StartsWith($"GET {site.Address}json: expected $.version to be two, seen one; body: {{", (await RunAsync(site, site.Address, test))[0].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_them_run_and_each_says_what_it_expected()
    {
        await using var site = new TestSite();
        await site.DeployAsync("one");
        var results = await RunAsync(site, site.Address,
            new("slow", "/slow?ms=3000", null, Second),
            new("missing", "/nowhere", null, Second * 5),
            new("expected", "/nowhere", null, Second * 5) { Status = 404 },
            new("nobody", "http://127.0.0.1:1/", null, Second * 5),
            new("command", null, $"test \"$FERRY_APP_URL\" = {site.Address.AbsoluteUri.TrimEnd('/')} && test $FERRY_ENVIRONMENT = test && test -n \"$DATABASE_URL\"", Second * 5),
            new("failing", null, "echo \"seen $DATABASE_URL\"; exit 4", Second * 5),
            new("endless", null, "sleep 30", Second));

        Assert.Equal(["slow", "missing", "expected", "nobody", "command", "failing", "endless"], results.Select(result => result.Name));
        Assert.Equal($"GET {site.Address}slow?ms=3000: expected an answer within 1 s", results[0].Failure);
        Assert.StartsWith($"GET {site.Address}nowhere: expected status 200, seen 404", results[1].Failure, StringComparison.Ordinal);
        Assert.Null(results[2].Failure);
        Assert.StartsWith("GET http://127.0.0.1:1/: no answer: Connection refused", results[3].Failure, StringComparison.Ordinal);
        Assert.Null(results[4].Failure);
        Assert.Equal("echo \"seen $DATABASE_URL\"; exit 4: expected exit code 0, seen 4; it said: seen ***", results[5].Failure);
        Assert.Equal("sleep 30: expected an end within 1 s", results[6].Failure);
        Assert.True(results[0].Took > Second * 0.9);
    }

    [Fact]
    public async Task A_path_without_an_address_says_what_is_missing()
    {
        await using var site = new TestSite();
        var result = Assert.Single(await RunAsync(site, null, new SmokeTest("home", "/", null, Second)));

        Assert.Equal("/ is a path, and the address of the app is not known: set \"address\" in ferry.json", result.Failure);
    }

    private static Task<IReadOnlyList<SmokeResult>> RunAsync(TestSite site, Uri? address, params SmokeTest[] tests)
    {
        var settings = site.Settings with { Environments = [.. site.Settings.Environments.Select(each => each.Name == TestSite.Name ? each with { SmokeTests = tests } : each)] };
        return new SmokeTests(settings, new FixedConnection(site.Connection)).RunAsync(TestSite.Name, address, CancellationToken.None);
    }
}
