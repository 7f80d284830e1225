using System.Globalization;
using Ferry.Core.Rendering;
using Microsoft.Extensions.Configuration;

namespace Ferry.Settings;

/// <summary>Reads values of <c>ferry.json</c>, and says what is wrong with one that cannot be used.</summary>
internal static class SettingValues
{
    internal static bool? Flag(IConfigurationSection section, string key) => section[key] switch
    {
        null => null,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw Unusable($"{section.Path}:{key}", text, "true, false"),
    };

    internal static TimeSpan? Duration(IConfiguration configuration, string key) => configuration[key] switch
    {
        null => null,
        var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) && duration >= TimeSpan.Zero => duration,
        var text => throw Unusable(PathOf(configuration, key), text, "hours:minutes:seconds, such as 00:10:00"),
    };

    internal static int? Number(IConfigurationSection section, string key, int least, int most) => section[key] switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw Unusable($"{section.Path}:{key}", text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}")),
    };

    /// <summary>Reads one text or a list of texts; null where there is neither.</summary>
    internal static IReadOnlyList<string>? Texts(IConfigurationSection section) => section.Value is { } single
        ? [single]
        : section.GetChildren().Select(child => child.Value).OfType<string>().ToList() is { Count: > 0 } several ? several : null;

    internal static void RefuseUnknown(IConfiguration section, string[] known, string where)
    {
        var unknown = section.GetChildren().Select(child => child.Key).Where(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)).ToList();
        if (unknown.Count == 0) return;
        throw new UsageException(new Notice(
            $"{where} holds {(unknown.Count == 1 ? "a name" : "names")} that Ferry does not know: {string.Join(", ", unknown.Select(key => $"\"{key}\""))}. Nothing was run.",
            [.. unknown.Select(key => NearestName.To(key, known)).OfType<string>().Select(near => new NoticeDetail("meant", $"\"{near}\"?")), new NoticeDetail("known", string.Join(", ", known))]));
    }

    internal static UsageException Unusable(string where, string value, string usable) => new(new Notice(
        $"ferry.json: \"{value}\" is no value for {where}. Nothing was run.", [new NoticeDetail("usable", usable)]));

    private static string PathOf(IConfiguration configuration, string key) => configuration is IConfigurationSection section ? $"{section.Path}:{key}" : key;
}
