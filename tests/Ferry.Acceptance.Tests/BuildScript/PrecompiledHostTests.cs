namespace Ferry.Acceptance.Tests.BuildScript;

public sealed class PrecompiledHostTests
{
    [Fact]
    public async Task Feed_without_the_compiler_gives_a_host_that_is_not_precompiled()
    {
        await using var checkout = new ScratchCheckout();
        checkout.Replace("build/Build.csproj", "<PublishReadyToRun>false<", "<PublishReadyToRun>true<");
        await File.WriteAllTextAsync(checkout["NuGet.config"],
            "<configuration><packageSources><clear /><add key=\"empty\" value=\"empty\" /></packageSources></configuration>");
        Directory.CreateDirectory(checkout["empty"]);
        checkout.Environment["NUGET_PACKAGES"] = checkout["packages"];
        var run = await checkout.RunAsync();
        Assert.Equal("first", run["source"]);
        Assert.Matches(@"^Built in \d+ s without precompiled code, as the feed has no ReadyToRun compiler", run.ErrorLines[^1]);
    }
}
