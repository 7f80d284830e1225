using Microsoft.Extensions.Configuration;

namespace Ferry.Settings;

/// <summary>Reads what a deploy to an environment demands.</summary>
internal static class DeploySettingsReader
{
    /// <remarks>A protected environment wants a clean work tree unless it says otherwise: what is recorded as a commit has to be that commit.</remarks>
    internal static DeploySettings Read(IConfigurationSection section, bool isProtected, EnvironmentName? usuallyFrom) => new(
        SettingValues.Texts(section.GetSection("branches")) ?? [],
        SettingValues.Flag(section, "cleanTree") ?? isProtected,
        SettingValues.Flag(section, "requirePlanHash") ?? false,
        section["promotesFrom"] switch
        {
            null => usuallyFrom,
            "" or "false" or "False" => null,
            var name => new EnvironmentName(name),
        });
}
