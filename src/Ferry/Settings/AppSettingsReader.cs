using System.Net;
using Microsoft.Extensions.Configuration;

namespace Ferry.Settings;

/// <summary>Reads <c>app</c> of an environment over the file's own <c>app</c>.</summary>
internal static class AppSettingsReader
{
    private static readonly string[] Keys =
        ["target", "project", "port", "connection", "variables", "health", "startTimeout", "drainTimeout", "artifact", "dockerfile", "baseImage", "address", "listen", "commands"];

    private static readonly string[] CommandKeys = ["deploy", "rollback", "version", "health"];

    /// <summary>Reads the two; null where the environment has no <c>app</c>, or one that is <c>false</c>.</summary>
    /// <param name="shared">The file's own <c>app</c>.</param>
    /// <param name="environment">The environment.</param>
    internal static AppSettings? Read(IConfigurationSection shared, IConfiguration environment)
    {
        // Exists() says no to an empty object, which here means: as the file says for all.
        if (environment.GetChildren().FirstOrDefault(child => child.Key.Equals("app", StringComparison.OrdinalIgnoreCase)) is not { } own || own.Value is "false" or "False") return null;
        SettingValues.RefuseUnknown(shared, Keys, "ferry.json, app");
        SettingValues.RefuseUnknown(own, Keys, $"ferry.json, {own.Path}");
        string? Text(string key) => own[key] ?? shared[key];
        IConfigurationSection Of(string key) => own.GetSection(key).Exists() ? own : shared;
        return new AppSettings(
            Text("target") switch
            {
                null or "process" => AppTargetKind.Process,
                "container" => AppTargetKind.Container,
                "command" => AppTargetKind.Command,
                var other => throw SettingValues.Unusable(Of("target").Path + ":target", other, "process, container, command"),
            },
            Text("project") ?? "src/App",
            SettingValues.Number(Of("port"), "port", 1, 65535) ?? 8080,
            Text("connection") ?? "DATABASE_URL",
            SettingValues.Texts(Of("variables").GetSection("variables")) ?? [],
            Text("health") ?? "/health/ready",
            SettingValues.Duration(Of("startTimeout"), "startTimeout") ?? TimeSpan.FromMinutes(1),
            SettingValues.Duration(Of("drainTimeout"), "drainTimeout") ?? TimeSpan.FromSeconds(30))
        {
            Artifact = Text("artifact"),
            Dockerfile = Text("dockerfile"),
            BaseImage = Text("baseImage"),
            Address = Text("address") is not { } address ? null
                : Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri
                : throw SettingValues.Unusable(Of("address").Path + ":address", address, "a whole address, such as https://app.example.com"),
            Listen = Text("listen") is not { } listen ? IPAddress.Loopback
                : IPAddress.TryParse(listen, out var ip) ? ip
                : throw SettingValues.Unusable(Of("listen").Path + ":listen", listen, "an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all"),
            Commands = CommandsOf(Of("commands").GetSection("commands")),
        };
    }

    private static AppCommands? CommandsOf(IConfigurationSection section)
    {
        if (!section.Exists()) return null;
        SettingValues.RefuseUnknown(section, CommandKeys, $"ferry.json, {section.Path}");
        return new AppCommands(Demand(section, "deploy"), section["rollback"], Demand(section, "version"), section["health"]);
    }

    private static string Demand(IConfigurationSection section, string key) =>
        section[key] ?? throw SettingValues.Unusable($"{section.Path}:{key}", "", "a command line");
}
