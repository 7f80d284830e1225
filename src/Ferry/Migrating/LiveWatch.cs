using System.Globalization;
using Ferry.Core.Live;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Migrating;

/// <summary>The live gate: looks, right before the first lock of a plan, at what the database is used for at the moment.</summary>
/// <param name="settings">Thresholds and patience.</param>
/// <param name="answers">What the operator says.</param>
/// <param name="reporter">Told of what is noted, and of who is waited for.</param>
/// <param name="clock">Measures and waits.</param>
public sealed class LiveWatch(FerrySettings settings, LiveAnswers answers, IProgress<string> reporter, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(10);

    /// <summary>Lets a plan pass, waits for what may end by itself, or refuses.</summary>
    /// <param name="run">The run that holds the lock, in no transaction.</param>
    /// <param name="plan">What is to run.</param>
    /// <param name="cancellation">Cancels look and wait.</param>
    /// <returns>Why the plan is refused; null when it may run.</returns>
    /// <remarks>A plan without statements passes without a look.</remarks>
    public async Task<Notice?> PassAsync(IMigrationRun run, Plan plan, CancellationToken cancellation)
    {
        if (plan.Migrations.Count == 0) return null;
        var touched = TouchedTables.Of(plan);
        return await WaitAsync(run, touched, facts => LiveGate.Judge(touched, facts, settings.LiveGate.Thresholds), cancellation);
    }

    /// <summary>Lets a restore pass that puts another database in the place of this one, waits for what may end by itself, or refuses.</summary>
    /// <param name="run">The run that holds the lock, in no transaction.</param>
    /// <param name="cancellation">Cancels look and wait.</param>
    /// <returns>Why the restore is refused; null when it may run.</returns>
    public async Task<Notice?> PassRestoreAsync(IMigrationRun run, CancellationToken cancellation)
    {
        var size = (await run.ReadFactsAsync(cancellation)).Size;
        return await WaitAsync(run, TouchedTables.OfRestore, facts => LiveGate.JudgeRestore(size, facts, settings.LiveGate.Thresholds), cancellation);
    }

    private async Task<Notice?> WaitAsync(IMigrationRun run, TouchedTables touched, Func<LiveFacts, IReadOnlyList<LiveFinding>> judge, CancellationToken cancellation)
    {
        var (start, pause, tellAt) = (clock.GetTimestamp(), FirstPause, TimeSpan.Zero);
        while (true)
        {
            var findings = judge(await run.ReadLiveAsync(touched, cancellation));
            var refusing = findings.Where(finding => finding.Refuses).ToList();
            var waited = clock.GetElapsedTime(start);
            if (refusing.Count == 0 || answers.Skip is not null)
            {
                Tell(findings, waited);
                return null;
            }

            if (waited >= settings.LiveGate.Patience || refusing.Any(finding => finding.Weight == LiveWeight.Lasting)) return LiveNotices.Refused(refusing, waited);
            if (waited >= tellAt)
            {
                reporter.Report(string.Create(CultureInfo.InvariantCulture, $"  the live database is in the way, waiting ({(settings.LiveGate.Patience - waited).TotalSeconds:0} s left): {string.Join("; ", refusing)}"));
                tellAt = waited + TellEvery;
            }

            var left = settings.LiveGate.Patience - waited;
            await Task.Delay(left < pause ? left : pause, clock, cancellation);
            pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
        }
    }

    private void Tell(IReadOnlyList<LiveFinding> findings, TimeSpan waited)
    {
        if (answers.Skip is { } reason && findings.Any(finding => finding.Refuses)) reporter.Report($"  going on all the same: {reason}");
        else if (waited > FirstPause) reporter.Report(string.Create(CultureInfo.InvariantCulture, $"  the way is clear after {waited.TotalSeconds:0.0} s"));
        foreach (var finding in findings) reporter.Report($"  noted, {finding}. {finding.Remedy}");
    }
}
