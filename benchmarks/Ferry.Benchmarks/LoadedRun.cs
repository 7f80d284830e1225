namespace Ferry.Benchmarks;

/// <summary>A command beside clients at work.</summary>
/// <param name="Run">The command.</param>
/// <param name="LongestStall">The longest that a statement of a client took meanwhile, in seconds.</param>
/// <param name="Throughput">Statements of clients per second meanwhile, divided by those before.</param>
internal sealed record LoadedRun(Run Run, double LongestStall, double Throughput)
{
    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Undisturbed = TimeSpan.FromSeconds(20);

    /// <summary>Lets clients work undisturbed for a while, then beside the command.</summary>
    public static async Task<LoadedRun> OnceAsync(string folder, string database, int clients, int rate, Func<Task<Run>> command)
    {
        using var load = ClientLoad.Start(folder, database, clients, rate);
        await Task.Delay(Warmth + Undisturbed);
        var begin = Now();
        var run = await command();
        var end = Now();
        await Task.Delay(TimeSpan.FromSeconds(1));
        var statements = await load.StopAsync();
        var (before, meanwhile) = (Between(begin - Undisturbed.TotalSeconds, begin), Between(begin, end));
        if (before.Count == 0) throw new InvalidOperationException("The clients did nothing; see the scripts in " + folder);
        // Who waits for the whole length of the command ends after it.
        var stall = statements.Where(one => one.Ended >= begin && one.Ended - one.Seconds <= end).Select(one => one.Seconds).DefaultIfEmpty().Max();
        Console.WriteLine(FormattableString.Invariant($"  {run.Seconds:0.0} s, longest stall {stall:0.000} s, {before.Count / Undisturbed.TotalSeconds:0} statements/s before, {meanwhile.Count / (end - begin):0} meanwhile"));
        return new LoadedRun(run, stall, meanwhile.Count / (end - begin) / (before.Count / Undisturbed.TotalSeconds));

        List<(double Ended, double Seconds)> Between(double from, double to) => [.. statements.Where(one => one.Ended >= from && one.Ended < to)];
    }

    private static double Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1e3;
}
