namespace Ferry.Acceptance.Tests.BuildScript;

public sealed class ChangedInputTests(BuiltCheckout checkout) : IClassFixture<BuiltCheckout>
{
    [Fact]
    public async Task Changed_added_and_deleted_sources_and_resources_run()
    {
        var original = PutBack.Remember(checkout, "src/Library/Words.cs", "src/Library/up.sql");
        checkout.Replace("src/Library/Words.cs", "\"first\"", "\"other\""); // as long as before, and as old
        File.SetLastWriteTimeUtc(checkout["src/Library/Words.cs"], original.Time);
        await File.WriteAllTextAsync(checkout["src/Library/up.sql"], "second");
        await File.WriteAllTextAsync(checkout["src/Library/down.sql"], "added");
        await File.WriteAllTextAsync(checkout["src/Library/Added.cs"], "public static class Added;");
        var changed = await checkout.RunAsync();
        Assert.Equal("other", changed["source"]);
        Assert.Equal("Added Words", changed["types"]);
        Assert.Equal("Library.down.sql=added Library.up.sql=second", changed["resources"]);

        original.Restore();
        File.Delete(checkout["src/Library/down.sql"]);
        File.Delete(checkout["src/Library/Added.cs"]);
        var reverted = await checkout.RunAsync();
        Assert.Equal("first", reverted["source"]);
        Assert.Equal("Words", reverted["types"]);
        Assert.Equal("Library.up.sql=first", reverted["resources"]);
    }

    [Theory]
    [InlineData("Directory.Build.props", "</PropertyGroup>", "<CheckForOverflowUnderflow>true</CheckForOverflowUnderflow></PropertyGroup>")]
    [InlineData("src/Library/Library.csproj", "<RootNamespace>", "<CheckForOverflowUnderflow>true</CheckForOverflowUnderflow><RootNamespace>")]
    public async Task Changed_setting_is_in_force_and_so_is_the_one_put_back(string file, string text, string by)
    {
        var original = PutBack.Remember(checkout, file);
        checkout.Replace(file, text, by);
        Assert.Equal("throws", (await checkout.RunAsync())["arithmetic"]);
        original.Restore();
        Assert.Equal("wraps", (await checkout.RunAsync())["arithmetic"]);
    }

    [Theory]
    [InlineData("global.json", "{ \"sdk\": { \"version\": \"99.0.100\" } }", "The .NET SDK 99.0.100 ")]
    [InlineData("Directory.Packages.props", "<Project", "Directory.Packages.props")]
    [InlineData("src/Directory.Build.targets", "<Project", "src/Directory.Build.targets")]
    [InlineData("NuGet.config", "<configuration", "NuGet.config")]
    public async Task Other_setting_is_read_by_the_next_call(string file, string text, string said)
    {
        var original = File.Exists(checkout[file]) ? PutBack.Remember(checkout, file) : null;
        await File.WriteAllTextAsync(checkout[file], text);
        var run = await checkout.RunAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
        File.Delete(checkout[file]);
        original?.Restore();
    }
}
