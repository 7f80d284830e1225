using Microsoft.Extensions.Configuration;

namespace Ferry.Settings;

/// <summary>Reads <c>timeouts</c> of <c>ferry.json</c>.</summary>
internal static class TimeoutSettingsReader
{
    private static readonly string[] Keys = ["lock", "lockBudget", "concurrentBudget", "idle", "statement", "transaction"];

    internal static TimeoutSettings Read(IConfigurationSection section)
    {
        SettingValues.RefuseUnknown(section, Keys, "ferry.json, timeouts");
        var usual = TimeoutSettings.Usual;
        return new TimeoutSettings(
            Some(section, "lock") ?? usual.Lock,
            SettingValues.Duration(section, "lockBudget") ?? usual.LockBudget,
            SettingValues.Duration(section, "concurrentBudget") ?? usual.ConcurrentBudget,
            Some(section, "idle") ?? usual.Idle,
            Some(section, "statement"),
            Some(section, "transaction"));
    }

    // The server takes zero for "no limit", which would be the opposite of what somebody meant who writes it.
    private static TimeSpan? Some(IConfigurationSection section, string key) => SettingValues.Duration(section, key) switch
    {
        { TotalMilliseconds: < 1 } => throw SettingValues.Unusable($"{section.Path}:{key}", section[key]!, "hours:minutes:seconds, more than nothing"),
        var duration => duration,
    };
}
