using Ferry.Core.Live;
using Microsoft.Extensions.Configuration;

namespace Ferry.Settings;

/// <summary>Reads <c>liveGate</c> of <c>ferry.json</c>.</summary>
internal static class LiveGateSettingsReader
{
    private static readonly string[] Keys = ["oldTransaction", "patience", "replicaLag", "replicaBytes", "freeConnections", "maxRewrite"];

    internal static LiveGateSettings Read(IConfigurationSection section)
    {
        SettingValues.RefuseUnknown(section, Keys, "ferry.json, liveGate");
        var usual = LiveThresholds.Usual;
        var thresholds = new LiveThresholds(
            SettingValues.Duration(section, "oldTransaction") ?? usual.OldTransaction,
            SettingValues.Duration(section, "replicaLag") ?? usual.ReplicaLag,
            Bytes(section, "replicaBytes") ?? usual.ReplicaBytes,
            SettingValues.Number(section, "freeConnections", 0, 10_000) ?? usual.FreeConnections,
            Bytes(section, "maxRewrite") ?? usual.MaxRewrite);
        return new LiveGateSettings(thresholds, SettingValues.Duration(section, "patience") ?? LiveGateSettings.Usual.Patience);
    }

    private static long? Bytes(IConfigurationSection section, string key) => section[key] switch
    {
        null => null,
        var text => ByteSize.TryParse(text) ?? throw SettingValues.Unusable($"{section.Path}:{key}", text, "a number with MB or GB, such as 20GB"),
    };
}
