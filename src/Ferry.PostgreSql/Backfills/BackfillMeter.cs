using System.Globalization;

namespace Ferry.PostgreSql.Backfills;

/// <summary>Tells from time to time how far a backfill has come, how fast, and how long it may still take.</summary>
/// <param name="table">The table.</param>
/// <param name="total">How many rows it has, as the server estimates; 0 where it does not.</param>
/// <param name="from">Where this run began.</param>
/// <param name="reporter">Told.</param>
/// <param name="clock">Measures.</param>
/// <param name="period">How often.</param>
internal sealed class BackfillMeter(string table, long total, BackfillPlace from, IProgress<string> reporter, TimeProvider clock, TimeSpan period)
{
    private readonly long _start = clock.GetTimestamp();
    private long _told = clock.GetTimestamp();

    /// <summary>Hears of a batch.</summary>
    public void Hear(BackfillPlace place)
    {
        if (clock.GetElapsedTime(_told) < period) return;
        Tell(place);
    }

    /// <summary>Tells now.</summary>
    public void Tell(BackfillPlace place)
    {
        _told = clock.GetTimestamp();
        var (keys, seconds) = (place.Keys - from.Keys, clock.GetElapsedTime(_start).TotalSeconds);
        var rate = keys / Math.Max(seconds, 0.001);
        var left = total > place.Keys ? string.Create(CultureInfo.InvariantCulture, $", about {(total - place.Keys) / Math.Max(rate, 1):0} s left") : "";
        var share = total > 0 ? string.Create(CultureInfo.InvariantCulture, $" of about {Math.Max(total, place.Keys):N0}") : "";
        reporter.Report(string.Create(CultureInfo.InvariantCulture, $"    backfill of {table}: {place.Rows:N0} rows filled, {place.Keys:N0}{share} looked at, {rate:N0} rows/s{left}"));
    }
}
