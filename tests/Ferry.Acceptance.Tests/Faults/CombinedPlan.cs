using System.Diagnostics;
using Ferry.Acceptance.Tests.Races;
using Ferry.Processes;
using FerryTestHost.Histories;

namespace Ferry.Acceptance.Tests.Faults;

/// <summary>Databases before the combined plan, and what an undisturbed run makes of one.</summary>
/// <param name="template">A database in which the first migration is applied and nobody works; the others are copies of it.</param>
internal sealed class CombinedPlan(TestDatabase template)
{
    private const int Pending = 4;
    private const string Uncertain = "of 20260104000000_CountOutside outside a transaction, and nothing tells whether it ran";

    private static readonly Lazy<Task<CombinedPlan>> Prepared = new(PrepareAsync);
    private static int _copies;

    /// <summary>Schema and data before the plan.</summary>
    public string Before { get; private init; } = "";

    /// <summary>Schema and data after an undisturbed run.</summary>
    public string After { get; private init; } = "";

    /// <summary>How long an undisturbed run works, from its first session to its end.</summary>
    public TimeSpan Duration { get; private init; }

    /// <summary>The rows that an undisturbed run adds to the journal; each is a boundary between two statements that commit apart.</summary>
    public IReadOnlyList<long> Boundaries { get; private init; } = [];

    public static Task<CombinedPlan> SharedAsync() => Prepared.Value;

    public static MigrateUpProcess Run(TestDatabase database, params IReadOnlyList<string> arguments) => new(nameof(CombinedContext), database, arguments);

    /// <summary>Schema and data, whatever the order in which the rows lie in their tables.</summary>
    public static async Task<string> StateAsync(TestDatabase database) => DumpText.Ordered(await database.DumpAsync());

    /// <summary>A database of one's own before the plan.</summary>
    public async Task<TestDatabase> CopyAsync()
    {
        var name = $"combined_{Interlocked.Increment(ref _copies)}";
        await template.Beside("postgres").RunAsync($"CREATE DATABASE {name} TEMPLATE {template.Name}");
        return template.Beside(name);
    }

    /// <summary>Drops a copy.</summary>
    public Task DropAsync(TestDatabase copy) => template.Beside("postgres").RunAsync($"DROP DATABASE {copy.Name} WITH (FORCE)");

    /// <summary>Runs the plan to its end after a disturbed run, by what its user is told to do, and compares.</summary>
    /// <returns>What the user had to say of the one statement of which nothing tells; null where nothing had to be said.</returns>
    public async Task<string?> FinishAsync(TestDatabase database, string what)
    {
        var ended = await Run(database).RunAsync();
        string? answer = null;
        if (ended.ExitCode == 5 && ended.Error.Contains(Uncertain, StringComparison.Ordinal))
        {
            // The procedure commits once, behind its row: where the row is, all of it ran; where there is none, nothing of it did.
            answer = await database.AskAsync<bool>("SELECT EXISTS (SELECT FROM audit WHERE what = 'call')") ? "--assume-done" : "--assume-not-done";
            ended = await Run(database, answer).RunAsync();
        }

        Assert.True(ended.Succeeded, $"{what}, {answer}: exit code {ended.ExitCode}\n{ended.Said}");
        await AssertOnceAsync(database, what);
        return answer;
    }

    /// <summary>Compares with the undisturbed run, whose data show how often each statement ran, and looks for what the journal tells twice.</summary>
    public async Task AssertOnceAsync(TestDatabase database, string what)
    {
        var state = await StateAsync(database);
        Assert.True(After == state, $"{what}: {DumpText.Difference(After, state)}");
        Assert.Equal($"{what}: {Pending} applied, twice: , broken: ", $"{what}: {await database.AskAsync<string>(Journal)}");
    }

    private const string Journal = """
        SELECT (SELECT count(*) FROM ferry.journal WHERE event = 'applied' AND migration_id <> '20260101000000_CreateSales') || ' applied, twice: '
            || COALESCE((SELECT string_agg(t.twice, ', ') FROM (SELECT migration_id || ' ' || COALESCE(statement::text, event) AS twice FROM ferry.journal WHERE event IN ('done', 'applied') GROUP BY event, migration_id, statement HAVING count(*) > 1) t), '') || ', broken: '
            || COALESCE((SELECT string_agg(c.number::text, ', ') FROM (SELECT number, before, lag(hash, 1, '') OVER (ORDER BY number) AS hash FROM ferry.journal) c WHERE c.before <> c.hash), '')
        """;

    private static async Task<CombinedPlan> PrepareAsync()
    {
        var template = await TestDatabase.CreateAsync();
        Succeeded(await Run(template, "--revision=CreateSales").RunAsync());
        var plan = new CombinedPlan(template) { Before = await StateAsync(template) };
        var first = await template.AskAsync<long>("SELECT max(number) FROM ferry.journal");

        var undisturbed = await plan.CopyAsync();
        using var run = Run(undisturbed).Start();
        await run.UntilAsync(() => Sessions.AreThereAsync(undisturbed));
        var begun = Stopwatch.GetTimestamp();
        Succeeded(await run.EndAsync());
        var duration = Stopwatch.GetElapsedTime(begun);
        var last = await undisturbed.AskAsync<long>("SELECT max(number) FROM ferry.journal");
        Assert.InRange(last - first, 20, 80);
        return new CombinedPlan(template)
        {
            Before = plan.Before,
            After = await StateAsync(undisturbed),
            Duration = duration,
            Boundaries = [.. Enumerable.Range((int)first + 1, (int)(last - first))],
        };
    }

    private static void Succeeded(ProcessResult run) => Assert.True(run.Succeeded, run.Said);
}
