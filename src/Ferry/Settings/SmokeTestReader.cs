using Microsoft.Extensions.Configuration;

namespace Ferry.Settings;

/// <summary>Reads <c>smokeTests</c>.</summary>
internal static class SmokeTestReader
{
    private static readonly string[] Keys = ["name", "path", "command", "status", "body", "json", "within"];

    internal static IReadOnlyList<SmokeTest> Read(IConfigurationSection section) => [.. section.GetChildren().Select(One)];

    private static SmokeTest One(IConfigurationSection section)
    {
        SettingValues.RefuseUnknown(section, Keys, $"ferry.json, {section.Path}");
        var (path, command) = (section["path"], section["command"]);
        if (path is null == command is null) throw SettingValues.Unusable(section.Path, section["name"] ?? "", "either a path or a command");
        return new SmokeTest(section["name"] ?? path ?? command!, path, command, SettingValues.Duration(section, "within") ?? TimeSpan.FromSeconds(10))
        {
            Status = SettingValues.Number(section, "status", 100, 599) ?? 200,
            Body = section["body"],
            Json = section.GetSection("json").GetChildren().ToDictionary(pair => pair.Key, pair => pair.Value ?? ""),
        };
    }
}
