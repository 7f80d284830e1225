using System.Collections.Concurrent;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Build.Testing;

/// <summary>Builds the solution, runs each test project, and counts.</summary>
internal sealed class TestRun(string root, string? filter)
{
    // It keeps all processors busy by itself; the others wait for servers and containers half of the time.
    private const string Busy = "Ferry.Acceptance.Tests";
    private const int Together = 2;

    // They begin first, the last of them before the others, so that none runs on at the end with nothing beside it.
    private static readonly string[] Long = ["Ferry.Apps.Tests", "Ferry.Containers.Tests", "Ferry.PostgreSql.Tests"];

    private readonly string _results = Path.Combine(root, "artifacts", "test-results");

    public async Task<IOutcome> RunAsync(CancellationToken cancellation)
    {
        if (await Dotnet.RunAsync(root, cancellation, "build", "App.sln", "--nologo", "-v:q", "-clp:NoSummary", "-tl:off") != 0)
            return new TestsFailed("The solution does not build with all analyzers. No test was run.");
        var libraries = new PrecompiledLibraries(root);
        foreach (var program in Directory.EnumerateFiles(Path.Combine(root, "artifacts", "bin"), "FerryTestHost.dll", SearchOption.AllDirectories)) libraries.CopyTo(program);
        if (Directory.Exists(_results)) Directory.Delete(_results, recursive: true);

        var results = new ConcurrentBag<TestResults>();
        foreach (var alone in Projects().ToLookup(project => Path.GetFileNameWithoutExtension(project) == Busy))
        {
            var atOnce = new ParallelOptions { MaxDegreeOfParallelism = alone.Key ? 1 : Together, CancellationToken = cancellation };
            await Parallel.ForEachAsync(alone, atOnce, async (project, token) => results.Add(await TestAsync(project, token)));
        }

        return Tell([.. results.OrderBy(one => one.Project, StringComparer.Ordinal)]);
    }

    // What a project says is shown when it ends, so that two do not talk at once.
    private async Task<TestResults> TestAsync(string project, CancellationToken cancellation)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var file = Path.Combine(_results, name + ".trx");
        Console.WriteLine($"── {name} ──");
        string[] arguments = ["test", project, "--no-build", "--nologo", "-v:q", "--logger", $"trx;LogFileName={file}", "--logger", "console;verbosity=minimal"];
        var run = await ProcessRunner.RunAsync(new ProcessCommand("dotnet", arguments) { WorkingFolder = root }, cancellation);
        Console.WriteLine(run.Said);
        return TestResults.Read(name, file);
    }

    private IEnumerable<string> Projects() => Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories)
        .Where(project => filter is null || Path.GetFileName(project).Contains(filter, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(project => Array.IndexOf(Long, Path.GetFileNameWithoutExtension(project))).ThenBy(project => project, StringComparer.Ordinal);

    private static IOutcome Tell(List<TestResults> results)
    {
        foreach (var (test, reason) in results.SelectMany(one => one.LeftOut)) Console.WriteLine($"left out: {test}: {reason}");
        foreach (var one in results) Console.WriteLine($"{one.Project}: {one.Passed} passed, {one.Failed} failed, {one.Skipped} skipped");
        var total = $"{results.Sum(one => one.Passed)} passed, {results.Sum(one => one.Failed)} failed, {results.Sum(one => one.Skipped)} skipped";
        var isGood = results.Count > 0 && results.TrueForAll(one => one is { Failed: 0, Passed: > 0 });
        return isGood ? new Done(total) : new TestsFailed(total);
    }

    private sealed record TestsFailed(string Total) : IOutcome
    {
        public ExitCode ExitCode => ExitCode.Failed;

        public Notice Notice => new(Total);
    }
}
