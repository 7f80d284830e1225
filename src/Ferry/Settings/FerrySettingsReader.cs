using System.Globalization;
using Ferry.Core.Rendering;
using Microsoft.Extensions.Configuration;

namespace Ferry.Settings;

/// <summary>Reads <c>ferry.json</c>; environment variables that begin with <c>FERRY__</c> override it.</summary>
public static class FerrySettingsReader
{
    private static readonly string[] TopKeys = ["migrations", "database", "lockWait", "timeouts", "backfill", "liveGate", "container", "app", "smokeTests", "backups", "environments"];
    private static readonly string[] ContainerKeys = ["image", "platform", "memory", "cpus"];
    private static readonly string[] EnvironmentKeys = ["connection", "protected", "server", "app", "smokeTests", "branches", "cleanTree", "requirePlanHash", "promotesFrom"];

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
        SettingValues.RefuseUnknown(configuration, TopKeys, "ferry.json");
        var environments = Defaults().ToDictionary(environment => environment.Name);
        foreach (var section in configuration.GetSection("environments").GetChildren())
        {
            var name = new EnvironmentName(section.Key);
            environments[name] = Merge(environments.GetValueOrDefault(name) ?? new EnvironmentSettings(name, [], false, ServerChoice.None), section);
        }

        foreach (var name in environments.Keys.ToList()) environments[name] = WithApp(environments[name], configuration, configuration.GetSection($"environments:{name}"));

        foreach (var environment in environments.Values.Where(environment => environment.Deploy.PromotesFrom is { } from && !environments.ContainsKey(from)))
            throw SettingValues.Unusable($"environments:{environment.Name}:promotesFrom", environment.Deploy.PromotesFrom!.Value.Value, string.Join(", ", environments.Keys));

        return new FerrySettings(
            root,
            Path.GetFullPath(configuration["migrations"] ?? "migrations", root),
            configuration["database"] ?? "app",
            SettingValues.Duration(configuration, "lockWait") ?? TimeSpan.FromMinutes(10),
            ContainerOf(configuration.GetSection("container")),
            [.. environments.Values])
        {
            Backups = BackupSettingsReader.Read(root, configuration.GetSection("backups")),
            Timeouts = TimeoutSettingsReader.Read(configuration.GetSection("timeouts")),
            Backfill = BackfillSettingsReader.Read(configuration.GetSection("backfill")),
            LiveGate = LiveGateSettingsReader.Read(configuration.GetSection("liveGate")),
        };
    }

    // Production takes what staging has run, where ferry.json has a staging.
    private static EnvironmentName? UsuallyFrom(EnvironmentName name, IConfiguration configuration) =>
        name == EnvironmentName.Production && configuration.GetSection($"environments:{EnvironmentName.Staging}").Exists() ? EnvironmentName.Staging : null;

    private static EnvironmentSettings WithApp(EnvironmentSettings known, IConfiguration shared, IConfigurationSection own) => known with
    {
        App = AppSettingsReader.Read(shared.GetSection("app"), own),
        SmokeTests = SmokeTestReader.Read(own.GetSection("smokeTests").Exists() ? own.GetSection("smokeTests") : shared.GetSection("smokeTests")),
        Deploy = DeploySettingsReader.Read(own, known.IsProtected, UsuallyFrom(known.Name, shared)),
    };

    private static IEnumerable<EnvironmentSettings> Defaults() =>
    [
        new(EnvironmentName.Development, ["DATABASE_URL"], IsProtected: false, ServerChoice.Auto),
        new(EnvironmentName.Staging, ["DATABASE_STAGING_URL"], IsProtected: false, ServerChoice.None),
        new(EnvironmentName.Production, ["DATABASE_PRODUCTION_URL", "DATABASE_PUBLIC_URL"], IsProtected: true, ServerChoice.None),
    ];

    private static EnvironmentSettings Merge(EnvironmentSettings known, IConfigurationSection section)
    {
        SettingValues.RefuseUnknown(section, EnvironmentKeys, $"ferry.json, environment {section.Key}");
        var connection = section.GetSection("connection");
        var variables = connection.Value is { } single ? [single] : connection.GetChildren().Select(child => child.Value!).ToList();
        return known with
        {
            ConnectionVariables = variables.Count > 0 ? variables : known.ConnectionVariables,
            IsProtected = SettingValues.Flag(section, "protected") ?? known.IsProtected,
            Server = section["server"] switch
            {
                null => known.Server,
                "auto" => ServerChoice.Auto,
                "local" => ServerChoice.Local,
                "container" => ServerChoice.Container,
                "none" => ServerChoice.None,
                var other => throw SettingValues.Unusable(section.Path + ":server", other, "auto, local, container, none"),
            },
        };
    }

    private static ContainerSettings ContainerOf(IConfigurationSection section)
    {
        SettingValues.RefuseUnknown(section, ContainerKeys, "ferry.json, container");
        return new ContainerSettings(
            section["image"] ?? ContainerSettings.DefaultImage,
            section["platform"],
            section["memory"] is { } memory ? ByteSize.TryParse(memory) ?? throw SettingValues.Unusable(section.Path + ":memory", memory, "a number with MB or GB, such as 512MB") : null,
            Cpus(section));
    }

    private static decimal? Cpus(IConfigurationSection section) => section["cpus"] switch
    {
        null => null,
        var text when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cpus) && cpus > 0 => cpus,
        var text => throw SettingValues.Unusable(section.Path + ":cpus", text, "a number of processors, such as 2 or 0.5"),
    };
}
