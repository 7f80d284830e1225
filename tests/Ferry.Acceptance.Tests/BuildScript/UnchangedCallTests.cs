namespace Ferry.Acceptance.Tests.BuildScript;

public sealed class UnchangedCallTests(BuiltCheckout checkout) : IClassFixture<BuiltCheckout>
{
    [Fact]
    public void First_call_builds_and_says_so_in_two_lines_beside_the_output()
    {
        Assert.Equal(2, checkout.FirstRun.ErrorLines.Count);
        Assert.StartsWith("Building Ferry's host (first run restores packages", checkout.FirstRun.ErrorLines[0], StringComparison.Ordinal);
        Assert.Matches(@"^Built in \d+ s\.$", checkout.FirstRun.ErrorLines[1]);
        Assert.StartsWith("root: ", checkout.FirstRun.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Host_of_the_building_call_has_no_file_of_the_lock_open() =>
        Assert.DoesNotContain("host-build", checkout.FirstRun["files"], StringComparison.Ordinal);

    [Fact]
    public async Task Nothing_but_the_host_is_started()
    {
        checkout.TakeCalls();
        var run = await checkout.RunAsync("--target=x");
        var call = Assert.Single(checkout.TakeCalls());
        Assert.Equal($"{run["host"]}Build.dll --target=x", call);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Arguments_are_handed_over_untouched()
    {
        string[] arguments = ["--target=x y", "", "it's \"quoted\"", "back\\slash\\", "$HOME `id` *", "--", "-p:X=1", "ümläut", "two\tparts"];
        var run = await checkout.RunAsync(arguments);
        var printed = run.Out.Split('\n').TakeWhile(line => line.StartsWith("argument: ", StringComparison.Ordinal));
        Assert.Equal(arguments.Select(argument => $"argument: [{argument}]"), printed);
    }

    [Fact]
    public async Task Exit_code_is_the_hosts() => Assert.Equal(5, (await checkout.RunAsync("--fail")).ExitCode);

    [Fact]
    public async Task Callers_folder_stays_and_the_root_is_told()
    {
        var run = await checkout.RunInAsync(Path.GetTempPath());
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Path.GetTempPath().TrimEnd('/'), run["folder"]);
        Assert.Equal(checkout.Root, run["root"]);
        Assert.Equal(checkout.FirstRun["host"], run["host"]);
    }

    [Fact]
    public async Task Host_is_the_process_that_was_started_and_gets_its_signals()
    {
        using var script = checkout.Start("--wait");
        await Waiting.UntilAsync(() => checkout.TakeCalls().Count > 0);
        await Task.Delay(TimeSpan.FromSeconds(1));
        await script.SignalAsync("TERM");
        var run = await script.EndAsync();
        Assert.Equal(43, run.ExitCode);
        Assert.Equal($"{script.ProcessId}", run["process"]);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("tests/Library.Tests/LibraryTests.cs")]
    [InlineData("src/Library/obj/Generated.cs")]
    [InlineData("src/Library/.Words.cs.swp")]
    public async Task File_that_is_not_compiled_starts_no_build(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(checkout[file])!);
        await File.WriteAllTextAsync(checkout[file], "anything");
        Assert.Equal(checkout.FirstRun["host"], (await checkout.RunAsync())["host"]);
    }
}
