namespace Ferry.Acceptance.Tests.BuildScript;

public sealed class KilledBuildTests(BuiltCheckout checkout) : IClassFixture<BuiltCheckout>
{
    // The worst a kill can leave: every file of the build half written, with a newer time than the sources.
    [Fact]
    public async Task Half_written_files_of_a_killed_build_are_not_used()
    {
        checkout.Replace("src/Library/Words.cs", "\"first\"", "\"second\"");
        var spoiled = checkout["spoiled"];
        checkout.Environment["BEFORE_PUBLISH"] =
            $"'{ScratchFiles.Real("dotnet")}' \"$@\" >/dev/null; find artifacts -name '*.dll' -path '*host-build*' -exec truncate -s 100 '{{}}' +; touch '{spoiled}'; sleep 60";
        using var script = checkout.Start();
        await Waiting.UntilAsync(() => File.Exists(spoiled));
        await script.SignalAsync("KILL");

        checkout.Environment["BEFORE_PUBLISH"] = "";
        Assert.Equal("second", (await checkout.RunAsync())["source"]);
    }

    // The killed call's MSBuild goes on while the next one builds.
    [Fact]
    public async Task Call_after_a_killed_one_runs_what_is_there()
    {
        await File.WriteAllTextAsync(checkout["src/Library/Survivor.cs"], "public static class Survivor;");
        checkout.TakeCalls();
        using var script = checkout.Start();
        await Waiting.UntilAsync(() => File.ReadAllText(checkout.CallLog).Contains("publish ", StringComparison.Ordinal));
        await Task.Delay(TimeSpan.FromSeconds(1));
        await script.SignalAsync("KILL");
        File.Delete(checkout["src/Library/Survivor.cs"]);
        Assert.Equal("Words", (await checkout.RunAsync())["types"]);
    }

    [Fact]
    public async Task Interrupted_build_ends_with_130_and_the_next_call_builds()
    {
        await File.WriteAllTextAsync(checkout["src/Library/Interrupted.cs"], "public static class Interrupted;");
        checkout.Environment["BEFORE_PUBLISH"] = "sleep 2; exit 1";
        checkout.TakeCalls();
        using var script = checkout.Start();
        await Waiting.UntilAsync(() => File.ReadAllText(checkout.CallLog).Contains("publish ", StringComparison.Ordinal));
        await script.SignalAsync("INT");
        var run = await script.EndAsync();
        checkout.Environment["BEFORE_PUBLISH"] = "";
        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Equal("Interrupted Words", (await checkout.RunAsync())["types"]);
        File.Delete(checkout["src/Library/Interrupted.cs"]);
    }
}
