namespace Ferry.Acceptance.Tests.BuildScript;

public sealed class CallsAtOnceTests
{
    [Fact]
    public async Task Four_calls_on_a_fresh_checkout_share_one_build()
    {
        await using var checkout = new ScratchCheckout();
        checkout.Environment["BEFORE_PUBLISH"] = "sleep 3";
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => checkout.RunAsync()));
        Assert.All(runs, run => Assert.Equal("first", run["source"]));
        Assert.Single(checkout.TakeCalls(), call => call.StartsWith("publish ", StringComparison.Ordinal));
        Assert.Equal(3, runs.Count(run => run.Error.Contains("Another call is building Ferry's host; waiting for it", StringComparison.Ordinal)));
    }

    // macOS has neither flock(1) nor GNU find; Alpine has a find without -printf.
    [Fact]
    public async Task Two_calls_share_one_build_without_flock_and_without_GNU_find()
    {
        await using var checkout = new ScratchCheckout();
        string[] tools = ["bash", "env", "find", "stat", "sha256sum", "sed", "cat", "mv", "rm", "mkdir", "ls", "tail", "awk", "perl", "sleep", "date"];
        foreach (var tool in tools)
            File.CreateSymbolicLink(Path.Combine(checkout.Tools, tool), ScratchFiles.Real(tool));
        checkout.Environment["PATH"] = checkout.Tools;
        checkout.Environment["OSTYPE"] = "linux-musl";
        checkout.Environment["BEFORE_PUBLISH"] = "sleep 3";
        var runs = await Task.WhenAll(checkout.RunAsync(), checkout.RunAsync());
        Assert.All(runs, run => Assert.Equal("first", run["source"]));
        Assert.Single(checkout.TakeCalls(), call => call.StartsWith("publish ", StringComparison.Ordinal));

        checkout.Replace("src/Library/Words.cs", "\"first\"", "\"other\"");
        Assert.Equal("other", (await checkout.RunAsync())["source"]);
    }
}
