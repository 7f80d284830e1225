using System.Globalization;

namespace Ferry.Core.Backups;

/// <summary>Words for how far a dump or a restore has come.</summary>
public static class DumpProgress
{
    /// <summary>Says how much is done, how fast it goes and when it will end.</summary>
    /// <param name="done">Bytes so far.</param>
    /// <param name="estimate">Bytes at the end, as far as that can be told; null where it cannot.</param>
    /// <param name="elapsed">The time since the beginning.</param>
    /// <returns>Such as <c>120 MB of about 300 MB, 35 MB/s, about 5 s left</c>.</returns>
    public static string Say(long done, long? estimate, TimeSpan elapsed)
    {
        var rate = elapsed > TimeSpan.Zero ? done / elapsed.TotalSeconds : 0;
        var text = estimate > done ? $"{Bytes.Of(done)} of about {Bytes.Of(estimate.Value)}" : Bytes.Of(done);
        if (rate < 1) return text;
        text += $", {Bytes.Of(rate)}/s";
        return estimate > done ? $"{text}, about {Say(TimeSpan.FromSeconds((estimate.Value - done) / rate))} left" : text;
    }

    private static string Say(TimeSpan left) => left.TotalSeconds < 100
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, left.TotalSeconds):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{left.TotalMinutes:0} min");
}
