using Ferry.Core.Backups;

namespace Ferry.PostgreSql.Backups;

/// <summary>Tells every few seconds how far something has come.</summary>
internal sealed class Meter(IProgress<string> progress, TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    /// <summary>Waits for work, and tells meanwhile how much of it is done.</summary>
    /// <param name="what">What is going on.</param>
    /// <param name="measure">How many bytes there are so far; a failure to measure is no failure.</param>
    /// <param name="estimate">How many there will be.</param>
    /// <param name="work">What is waited for.</param>
    internal async Task WatchAsync(string what, Func<Task<long>> measure, long estimate, Task work)
    {
        var start = clock.GetTimestamp();
        while (await Task.WhenAny(work, Task.Delay(Every, clock)) != work)
        {
            try
            {
                progress.Report($"  {what}: {DumpProgress.Say(await measure(), estimate, clock.GetElapsedTime(start))}");
            }
            catch (Exception problem) when (problem is Npgsql.NpgsqlException or IOException or OperationCanceledException)
            {
                // The work itself says what is wrong.
            }
        }

        await work;
    }
}
