using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Processes;
using Ferry.Settings;

namespace Ferry.Apps.Commands;

/// <summary>An app that the team's own commands deploy, wherever it runs.</summary>
/// <remarks>
/// What serves is what the team's <c>version</c> prints; Ferry keeps nothing of its own. Candidates, switches and draining are the
/// platform's affair, so starting is done by the switch, and a pause is not to be had.
/// </remarks>
internal sealed class CommandTarget : IAppTarget, IDisposable
{
    private readonly AppSettings _app;
    private readonly TeamCommands _commands;
    private readonly CommandHealth _health;

    internal CommandTarget(FerrySettings settings, EnvironmentName environment, AppSettings app, IConnections connections, IProgress<string> progress)
    {
        _app = app;
        _commands = new TeamCommands(settings, environment, app, connections, progress);
        _health = new CommandHealth(app, _commands);
    }

    private AppCommands Lines => _app.Commands!;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Gate>> CheckAsync(AppBuild build, CancellationToken cancellation)
    {
        if (AppVariables.Missing(_app).Count > 0) return [AppGates.Variables(_app)];
        var version = await _commands.RunAsync(Lines.Version, null, null, cancellation);
        return
        [
            AppGates.Variables(_app),
            version.Succeeded
                ? Gate.Passed("app version", version.Output.Trim() is { Length: > 0 } serving ? $"{serving} serves" : "nothing serves yet")
                : Gate.Refused("app version", $"\"{Lines.Version}\" ends with {version.ExitCode}: {Shell.Tail(version, 3)}", "it has to print the version that serves, and nothing (with exit code 0) where none does"),
        ];
    }

    /// <inheritdoc/>
    public Task<string> PrepareAsync(AppBuild build, CancellationToken cancellation) => Task.FromResult(_app.Artifact ?? build.Version);

    /// <inheritdoc/>
    public async Task<AppState> LookAsync(CancellationToken cancellation) =>
        await VersionAsync(cancellation) is { Length: > 0 } version
            ? new AppState(new AppRelease(0, version, _app.Artifact ?? version), await _health.AskAsync(cancellation) is null, _app.Address, [])
            : new AppState(null, IsHealthy: false, _app.Address, []);

    /// <inheritdoc/>
    public Task<AppStep> StartAsync(AppRelease release, CancellationToken cancellation) => Task.FromResult<AppStep>(new AppStep.Done(null));

    /// <inheritdoc/>
    public Task<AppStep> SwitchAsync(AppRelease release, CancellationToken cancellation) => SwitchAsync(Lines.Deploy, release, cancellation);

    /// <inheritdoc/>
    public Task<AppStep> SwitchBackAsync(AppRelease release, CancellationToken cancellation) => SwitchAsync(Lines.Rollback ?? Lines.Deploy, release, cancellation);
    /// <inheritdoc/>
    public Task PauseAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task RetireAsync(AppRelease? serving, IReadOnlyCollection<AppRelease> keep, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _health.Dispose();

    private async Task<AppStep> SwitchAsync(string line, AppRelease release, CancellationToken cancellation)
    {
        var serving = await VersionAsync(cancellation);
        if (serving != release.Version)
        {
            var result = await _commands.RunAsync(line, release, serving, cancellation);
            if (!result.Succeeded) return new AppStep.Failed(await TellAsync(release, $"\"{line}\" ended with exit code {result.ExitCode}", Shell.Tail(result), CancellationToken.None));
            if (await VersionAsync(cancellation) is var seen && seen != release.Version)
                return new AppStep.Failed(await TellAsync(release, $"\"{line}\" ended with 0, and {(seen.Length == 0 ? "nothing" : seen)} serves", Shell.Tail(result), CancellationToken.None));
        }

        return await _health.WaitAsync(cancellation) is { } unhealthy
            ? new AppStep.Failed(await TellAsync(release, "it is not healthy", unhealthy, CancellationToken.None))
            : new AppStep.Done(_app.Address);
    }

    private async Task<string> VersionAsync(CancellationToken cancellation)
    {
        var result = await _commands.RunAsync(Lines.Version, null, null, cancellation);
        return result.Succeeded ? result.Output.Trim() : throw new SurroundingsException(new Notice(
            "The team's version command failed, so it is not known what serves. Nothing was changed by it.",
            NoticeDetail.Where($"\"{Lines.Version}\": exit code {result.ExitCode}"),
            new NoticeDetail("said", Shell.Tail(result)),
            NoticeDetail.Fix("it has to print the version that serves, and nothing (with exit code 0) where none does")));
    }

    private async Task<Notice> TellAsync(AppRelease release, string what, string said, CancellationToken cancellation)
    {
        string serving;
        try
        {
            serving = await VersionAsync(cancellation) is { Length: > 0 } version ? $"{version} serves" : "Nothing serves";
        }
        catch (SurroundingsException)
        {
            serving = "What serves is not known";
        }

        return new Notice($"Release {release.Id} ({release.Version}) was not brought up: {what}. {serving}.", new NoticeDetail("said", said), NoticeDetail.Fix("see what the command says; it is run again by the next deploy"));
    }
}
