using Ferry.Core.Live;

namespace Ferry.Settings;

/// <summary>What the live database may show before migrations run on it.</summary>
/// <param name="Thresholds">What counts as a finding.</param>
/// <param name="Patience">How long to wait for what may end by itself before refusing.</param>
public sealed record LiveGateSettings(LiveThresholds Thresholds, TimeSpan Patience)
{
    /// <summary>What is in force where <c>ferry.json</c> says nothing.</summary>
    public static LiveGateSettings Usual { get; } = new(LiveThresholds.Usual, TimeSpan.FromSeconds(30));
}
