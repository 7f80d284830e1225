using Ferry.Core.Backups;
using Microsoft.Extensions.Configuration;

namespace Ferry.Settings;

/// <summary>Reads <c>backups</c> of <c>ferry.json</c>.</summary>
internal static class BackupSettingsReader
{
    private static readonly string[] Keys = ["folder", "keep", "keepFor", "jobs", "compression"];

    internal static BackupSettings Defaults(string root) => new(
        Path.Combine(root, ".ferry", "backups"), Keep: 5, KeepFor: TimeSpan.FromDays(30), Jobs: Math.Clamp(Environment.ProcessorCount, 1, 8), Compression: "gzip:6");

    internal static BackupSettings Read(string root, IConfigurationSection section)
    {
        SettingValues.RefuseUnknown(section, Keys, "ferry.json, backups");
        var usual = Defaults(root);
        return new BackupSettings(
            section["folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder, root) : usual.Folder,
            SettingValues.Number(section, "keep", 1, 10_000) ?? usual.Keep,
            SettingValues.Duration(section, "keepFor") ?? usual.KeepFor,
            SettingValues.Number(section, "jobs", 1, 64) ?? usual.Jobs,
            CompressionOf(section) ?? usual.Compression);
    }

    private static string? CompressionOf(IConfigurationSection section) => section["compression"] switch
    {
        null => null,
        var text when Compression.IsKnown(text) => text,
        var text => throw SettingValues.Unusable(section.Path + ":compression", text, "none, or gzip, lz4 or zstd with a level, such as gzip:6"),
    };
}
