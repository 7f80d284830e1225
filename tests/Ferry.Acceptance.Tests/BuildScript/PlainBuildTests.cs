using System.Diagnostics;

namespace Ferry.Acceptance.Tests.BuildScript;

/// <summary>`dotnet build` and an IDE have only MSBuild's comparison of times, and Directory.Build.targets beside it.</summary>
public sealed class PlainBuildTests : IAsyncDisposable
{
    private readonly ScratchCheckout _checkout = new();

    public ValueTask DisposeAsync() => _checkout.DisposeAsync();

    [Fact]
    public async Task Files_put_back_with_their_old_times_and_deleted_resources_are_compiled()
    {
        var original = PutBack.Remember(_checkout, "src/Library/Words.cs", "Directory.Build.props");
        var first = await BuildAsync();

        _checkout.Replace("src/Library/Words.cs", "\"first\"", "\"other\"");
        Assert.NotEqual(first, await BuildAsync());
        original.Restore();
        Assert.Equal(first, await BuildAsync());

        _checkout.Replace("Directory.Build.props", "</PropertyGroup>", "<CheckForOverflowUnderflow>true</CheckForOverflowUnderflow></PropertyGroup>");
        Assert.NotEqual(first, await BuildAsync());
        original.Restore();
        Assert.Equal(first, await BuildAsync());

        File.Delete(_checkout["src/Library/up.sql"]);
        Assert.NotEqual(first, await BuildAsync());
    }

    private async Task<string> BuildAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["build", "src/Library", "-v:q", "--nologo", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false"])
        {
            WorkingDirectory = _checkout.Root,
            RedirectStandardOutput = true,
        };
        using var build = Process.Start(start)!;
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.True(build.ExitCode == 0, output);
        return Convert.ToHexString(await File.ReadAllBytesAsync(_checkout["artifacts/bin/Library/debug/Library.dll"]));
    }
}
