using System.Diagnostics;

namespace Ferry.Acceptance.Tests.BuildScript;

/// <summary>`dotnet build` and an IDE have only MSBuild's comparison of times, and Directory.Build.targets beside it.</summary>
public sealed class PlainBuildTests : IAsyncDisposable
{
    private readonly ScratchCheckout _checkout = new();

    public ValueTask DisposeAsync() => _checkout.DisposeAsync();

    [Fact]
    public async Task Sources_and_settings_with_old_times_and_deleted_resources_are_compiled()
    {
        await File.WriteAllTextAsync(_checkout["src/Library/down.sql"], "soon gone");
        var original = PutBack.Remember(_checkout, "src/Library/Words.cs", "Directory.Build.props");
        _checkout.Replace("src/Library/Words.cs", "\"first\"", "\"other\"");
        _checkout.Replace("Directory.Build.props", "</PropertyGroup>", "<CheckForOverflowUnderflow>true</CheckForOverflowUnderflow></PropertyGroup>");
        var changed = await BuildAsync();

        original.Restore();
        var reverted = await BuildAsync();
        Assert.NotEqual(changed, reverted);
        Assert.Equal(reverted, await BuildAsync());

        File.Delete(_checkout["src/Library/down.sql"]);
        Assert.NotEqual(reverted, await BuildAsync());
    }

    [Theory]
    [InlineData("src/Library/Words.cs", "\"first\"", "\"other\"")]
    [InlineData("Directory.Build.props", "</PropertyGroup>", "<CheckForOverflowUnderflow>true</CheckForOverflowUnderflow></PropertyGroup>")]
    public async Task File_put_back_with_its_old_time_is_compiled(string file, string text, string by)
    {
        var original = PutBack.Remember(_checkout, file);
        var first = await BuildAsync();
        _checkout.Replace(file, text, by);
        Assert.NotEqual(first, await BuildAsync());
        original.Restore();
        Assert.Equal(first, await BuildAsync());
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
