using System.Globalization;
using Ferry.Core.Rendering;
using Microsoft.Extensions.Configuration;

namespace Ferry.Settings;

/// <summary>Reads <c>ferry.json</c>; environment variables that begin with <c>FERRY__</c> override it.</summary>
public static class FerrySettingsReader
{
    private static readonly string[] TopKeys = ["migrations", "database", "lockWait", "container", "environments"];
    private static readonly string[] ContainerKeys = ["image", "platform", "memory", "cpus"];
    private static readonly string[] EnvironmentKeys = ["connection", "protected", "server"];

    /// <summary>Reads the settings of a repository; a file that is not there means all defaults.</summary>
    /// <param name="root">The repository's root folder.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="UsageException">The file is not JSON, or holds an unknown name or an unusable value.</exception>
    public static FerrySettings Read(string root)
    {
        var file = Path.Combine(root, "ferry.json");
        try
        {
            return Read(root, new ConfigurationBuilder().AddJsonFile(file, optional: true).AddEnvironmentVariables("FERRY__").Build());
        }
        catch (Exception problem) when (problem is InvalidDataException or FormatException)
        {
            throw new UsageException(new Notice(
                "ferry.json cannot be read. Nothing was run.",
                [NoticeDetail.Where(file), new NoticeDetail("cause", (problem.InnerException ?? problem).Message)]));
        }
    }

    private static FerrySettings Read(string root, IConfiguration configuration)
    {
        RefuseUnknown(configuration, TopKeys, "ferry.json");
        var environments = Defaults().ToDictionary(environment => environment.Name);
        foreach (var section in configuration.GetSection("environments").GetChildren())
        {
            var name = new EnvironmentName(section.Key);
            environments[name] = Merge(environments.GetValueOrDefault(name) ?? new EnvironmentSettings(name, [], false, ServerChoice.None), section);
        }

        return new FerrySettings(
            root,
            Path.GetFullPath(configuration["migrations"] ?? "migrations", root),
            configuration["database"] ?? "app",
            Duration(configuration, "lockWait") ?? TimeSpan.FromMinutes(10),
            ContainerOf(configuration.GetSection("container")),
            [.. environments.Values]);
    }

    private static IEnumerable<EnvironmentSettings> Defaults() =>
    [
        new(EnvironmentName.Development, ["DATABASE_URL"], IsProtected: false, ServerChoice.Auto),
        new(EnvironmentName.Staging, ["DATABASE_STAGING_URL"], IsProtected: false, ServerChoice.None),
        new(EnvironmentName.Production, ["DATABASE_PRODUCTION_URL", "DATABASE_PUBLIC_URL"], IsProtected: true, ServerChoice.None),
    ];

    private static EnvironmentSettings Merge(EnvironmentSettings known, IConfigurationSection section)
    {
        RefuseUnknown(section, EnvironmentKeys, $"ferry.json, environment {section.Key}");
        var connection = section.GetSection("connection");
        var variables = connection.Value is { } single ? [single] : connection.GetChildren().Select(child => child.Value!).ToList();
        return known with
        {
            ConnectionVariables = variables.Count > 0 ? variables : known.ConnectionVariables,
            IsProtected = Flag(section, "protected") ?? known.IsProtected,
            Server = section["server"] switch
            {
                null => known.Server,
                "auto" => ServerChoice.Auto,
                "local" => ServerChoice.Local,
                "container" => ServerChoice.Container,
                "none" => ServerChoice.None,
                var other => throw Unusable(section.Path + ":server", other, "auto, local, container, none"),
            },
        };
    }

    private static ContainerSettings ContainerOf(IConfigurationSection section)
    {
        RefuseUnknown(section, ContainerKeys, "ferry.json, container");
        return new ContainerSettings(
            section["image"] ?? ContainerSettings.DefaultImage,
            section["platform"],
            section["memory"] is { } memory ? ByteSize.TryParse(memory) ?? throw Unusable(section.Path + ":memory", memory, "a number with MB or GB, such as 512MB") : null,
            Cpus(section));
    }

    private static decimal? Cpus(IConfigurationSection section) => section["cpus"] switch
    {
        null => null,
        var text when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cpus) && cpus > 0 => cpus,
        var text => throw Unusable(section.Path + ":cpus", text, "a number of processors, such as 2 or 0.5"),
    };

    private static bool? Flag(IConfigurationSection section, string key) => section[key] switch
    {
        null => null,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw Unusable($"{section.Path}:{key}", text, "true, false"),
    };

    private static TimeSpan? Duration(IConfiguration configuration, string key) => configuration[key] switch
    {
        null => null,
        var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) && duration >= TimeSpan.Zero => duration,
        var text => throw Unusable(key, text, "hours:minutes:seconds, such as 00:10:00"),
    };

    private static void RefuseUnknown(IConfiguration section, string[] known, string where)
    {
        var unknown = section.GetChildren().Select(child => child.Key).Where(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)).ToList();
        if (unknown.Count == 0) return;
        throw new UsageException(new Notice(
            $"{where} holds {(unknown.Count == 1 ? "a name" : "names")} that Ferry does not know: {string.Join(", ", unknown.Select(key => $"\"{key}\""))}. Nothing was run.",
            [.. unknown.Select(key => NearestName.To(key, known)).OfType<string>().Select(near => new NoticeDetail("meant", $"\"{near}\"?")), new NoticeDetail("known", string.Join(", ", known))]));
    }

    private static UsageException Unusable(string where, string value, string usable) => new(new Notice(
        $"ferry.json: \"{value}\" is no value for {where}. Nothing was run.", [new NoticeDetail("usable", usable)]));
}
