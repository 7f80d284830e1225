namespace Ferry.Acceptance.Tests.BuildScript;

public sealed class MissingSdkTests
{
    [Fact]
    public async Task No_dotnet_is_one_clear_message()
    {
        await using var checkout = new ScratchCheckout();
        File.Delete(Path.Combine(checkout.Tools, "dotnet"));
        foreach (var tool in new[] { "bash", "env" })
            File.CreateSymbolicLink(Path.Combine(checkout.Tools, tool), ScratchFiles.Real(tool));
        checkout.Environment["PATH"] = checkout.Tools;
        var run = await checkout.RunAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("The .NET SDK is not on the PATH", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("  fix: ", run.ErrorLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_old_an_SDK_is_told_with_what_is_wanted_and_what_is_there()
    {
        await using var checkout = new ScratchCheckout();
        checkout.Replace("global.json", "10.0.100", "99.0.100");
        var run = await checkout.RunAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("The .NET SDK 99.0.100 ", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Matches(@"global\.json; installed: \d+\.\d+", run.ErrorLines[1]);
        Assert.Equal(3, run.ErrorLines.Count);
    }
}
