using System.Globalization;
using Ferry.Core.Outcomes;
using Ferry.Settings;

namespace Ferry.PostgreSql.Sessions;

/// <summary>Tries that met a lock of somebody else, and the pauses between them, in which those who queue behind us get through.</summary>
/// <param name="timeouts">How long a try may wait for a lock, and for how long to try again, counted from now.</param>
/// <param name="reporter">Told of each try.</param>
/// <param name="clock">Measures and waits.</param>
internal sealed class LockPatience(TimeoutSettings timeouts, IProgress<string> reporter, TimeProvider clock)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _pause = TimeSpan.FromMilliseconds(500);
    private int _tries = 1;

    /// <summary>How long the next try waits for a lock: briefly at first, because most locks are had at once and everybody waits behind us.</summary>
    public TimeSpan Wait { get; private set; } = timeouts.FirstLock;

    /// <summary>Waits for the next try.</summary>
    /// <returns>False when the budget is used up.</returns>
    public async Task<bool> PauseAsync(IReadOnlyList<Blocker> blockers, CancellationToken cancellation)
    {
        var (left, pause) = (timeouts.LockBudget - clock.GetElapsedTime(_start), Jitter.Of(_pause));
        if (left <= pause) return false;
        _tries++;
        Wait = Wait * 2 < timeouts.Lock ? Wait * 2 : timeouts.Lock;
        reporter.Report(string.Create(CultureInfo.InvariantCulture, $"    no lock; others go first; try {_tries} in {pause.TotalSeconds:0.0} s ({left.TotalSeconds:0} s left); in the way: {Who(blockers)}"));
        await Task.Delay(pause, clock, cancellation);
        _pause = _pause * 1.5 < LongestPause ? _pause * 1.5 : LongestPause;
        return true;
    }

    /// <summary>Says what was tried.</summary>
    public string Told(IReadOnlyList<Blocker> blockers) =>
        string.Create(CultureInfo.InvariantCulture, $"tried {_tries} time{(_tries == 1 ? "" : "s")} in {clock.GetElapsedTime(_start).TotalSeconds:0} s; in the way: {Who(blockers)}");

    private static string Who(IReadOnlyList<Blocker> blockers) => blockers.Count == 0 ? "somebody whom we cannot see" : string.Join("; ", blockers);
}
