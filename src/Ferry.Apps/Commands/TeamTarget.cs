using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Apps.Commands;

/// <summary>The app behind the team's own commands.</summary>
public static class TeamTarget
{
    /// <summary>Makes the target of an environment; nothing is run yet.</summary>
    /// <param name="settings">The repository's settings.</param>
    /// <param name="environment">An environment whose app is deployed by commands.</param>
    /// <param name="connections">The way into its database.</param>
    /// <param name="progress">Hears what the commands say.</param>
    /// <returns>The target.</returns>
    /// <exception cref="UsageException">ferry.json names no commands.</exception>
    public static IAppTarget Of(FerrySettings settings, EnvironmentName environment, IConnections connections, IProgress<string> progress)
    {
        var app = settings.For(environment).App!;
        if (app.Commands is null)
        {
            throw new UsageException(new Notice(
                $"The app of {environment} is to be deployed by commands, and ferry.json names none. Nothing was run.",
                NoticeDetail.Fix("""add "commands": { "deploy": …, "version": … } beside "target": "command"; docs/deploying.md has some to copy""")));
        }

        return new CommandTarget(settings, environment, app, connections, progress);
    }
}
