using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Ferry.Settings;

/// <summary>Reads <c>backfill</c> of <c>ferry.json</c>.</summary>
internal static class BackfillSettingsReader
{
    private static readonly string[] Keys = ["batch", "replicaLag", "vacuumPause", "active"];

    internal static BackfillSettings Read(IConfigurationSection section)
    {
        SettingValues.RefuseUnknown(section, Keys, "ferry.json, backfill");
        var usual = BackfillSettings.Usual;
        return new BackfillSettings(
            SettingValues.Duration(section, "batch") switch
            {
                { TotalMilliseconds: < 1 } => throw SettingValues.Unusable($"{section.Path}:batch", section["batch"]!, "hours:minutes:seconds, more than nothing"),
                var duration => duration ?? usual.Batch,
            },
            SettingValues.Duration(section, "replicaLag") ?? usual.ReplicaLag,
            SettingValues.Duration(section, "vacuumPause") ?? usual.VacuumPause,
            section["active"] is not { } active ? usual.Active
                : int.TryParse(active, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
                : throw SettingValues.Unusable($"{section.Path}:active", active, "a whole number"));
    }
}
