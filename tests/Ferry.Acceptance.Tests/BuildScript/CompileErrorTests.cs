namespace Ferry.Acceptance.Tests.BuildScript;

public sealed class CompileErrorTests(BuiltCheckout checkout) : IClassFixture<BuiltCheckout>
{
    [Fact]
    public async Task Compiler_is_quoted_once_and_the_old_host_does_not_run()
    {
        var original = PutBack.Remember(checkout, "src/Library/Words.cs");
        checkout.Replace("src/Library/Words.cs", "\"first\";", "first;");
        var broken = await checkout.RunAsync();
        Assert.Equal(1, broken.ExitCode);
        Assert.Empty(broken.Out);
        Assert.Equal(
            ["Building Ferry's host …", "src/Library/Words.cs(3,36): error CS0103: The name 'first' does not exist in the current context"],
            broken.ErrorLines);

        var again = await checkout.RunAsync();
        Assert.Equal(1, again.ExitCode);
        Assert.Equal(broken.ErrorLines, again.ErrorLines);

        original.Restore();
        Assert.Equal("first", (await checkout.RunAsync())["source"]);
    }

    [Fact]
    public async Task Missing_package_is_named()
    {
        var original = PutBack.Remember(checkout, "src/Library/Library.csproj");
        await File.WriteAllTextAsync(checkout["NuGet.config"],
            "<configuration><packageSources><clear /><add key=\"empty\" value=\"empty\" /></packageSources></configuration>");
        Directory.CreateDirectory(checkout["empty"]);
        checkout.Replace("Directory.Packages.props", "<ItemGroup Label=\"Tests\">", "<ItemGroup><PackageVersion Include=\"Ferry.Nowhere\" Version=\"1.0.0\" />");
        checkout.Replace("src/Library/Library.csproj", "<ItemGroup>", "<ItemGroup><PackageReference Include=\"Ferry.Nowhere\" />");
        var run = await checkout.RunAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("src/Library/Library.csproj : error NU1101: Unable to find package Ferry.Nowhere.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(checkout.Root, run.Error, StringComparison.Ordinal);
        original.Restore();
        File.Delete(checkout["NuGet.config"]);
    }
}
