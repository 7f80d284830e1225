using System.Diagnostics;
using System.Globalization;
using Ferry.Apps.Fronted;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Processes;
using Ferry.Settings;

namespace Ferry.Apps.Processes;

/// <summary>Releases that run as processes of this machine.</summary>
/// <param name="place">The environment's folder.</param>
/// <param name="app">The app's settings.</param>
/// <param name="connections">The way into its database.</param>
/// <param name="artifacts">What it runs.</param>
internal sealed class ProcessInstances(AppPlace place, AppSettings app, IConnections connections, ProcessArtifacts artifacts) : IAppInstances
{
    private const int KeptLogs = 10;
    private static readonly TimeSpan BeginPatience = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Gate>> CheckAsync(AppBuild build, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Gate>>([artifacts.Check(build)]);

    /// <inheritdoc/>
    public Task<string> PrepareAsync(AppBuild build, CancellationToken cancellation) => artifacts.EnsureAsync(build, cancellation);

    /// <inheritdoc/>
    public Task<Notice?> FindObstacleAsync(AppRelease release, CancellationToken cancellation) => Task.FromResult(artifacts.FindObstacle(release));

    /// <inheritdoc/>
    public Task<IReadOnlyList<AppInstance>> ListAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AppInstance>>([.. Records().Select(record => new AppInstance(record.Folder, record.Release, record.Port, record.Owner?.IsAlive() == true))]);

    /// <inheritdoc/>
    public async Task<AppInstance> LaunchAsync(AppRelease release, CancellationToken cancellation)
    {
        var program = artifacts.ProgramOf(release);
        var variables = await AppVariables.ReadAsync(app, place.Environment, connections, cancellation);
        Directory.CreateDirectory(place.Logs);
        // A name that was never used: what a killed command has still under way does not find its folder again.
        var record = ProcessRecord.Write(Path.Combine(place.Running, $"{NameOf(release)}-{Guid.NewGuid():N}"), release, FreePort.Pick());
        DetachedProgram.Start(new DetachedCommand(record.IdFile, LogOf(release), DotnetProgram.PathOrName, program)
        {
            Environment = BaseEnvironment.With([new(AppVariables.ShutdownVariable, AppVariables.ShutdownSeconds(app)), .. variables.Values, new("ASPNETCORE_URLS", $"http://127.0.0.1:{record.Port}")]),
            WorkingFolder = Path.GetDirectoryName(program)!,
        });
        // Not to be cancelled: the program would begin after everything was cleared away.
        for (var waiting = Stopwatch.StartNew(); record.Owner is null; await Task.Delay(TimeSpan.FromMilliseconds(10), CancellationToken.None))
        {
            if (waiting.Elapsed > BeginPatience) throw NotBegun(record, release);
        }

        return new AppInstance(record.Folder, release, record.Port, IsRunning: true);
    }

    /// <inheritdoc/>
    public Task<bool> IsUpAsync(AppInstance instance, CancellationToken cancellation) =>
        Task.FromResult(ProcessRecord.TryRead(instance.Id)?.Owner?.IsAlive() == true);

    /// <inheritdoc/>
    public async Task<string> ReadLogAsync(AppInstance instance, int lines, CancellationToken cancellation) =>
        (await AppVariables.ReadAsync(app, place.Environment, connections, cancellation)).Blot(string.Join('\n', PrivateLog.Tail(LogOf(instance.Release), lines)));

    /// <inheritdoc/>
    public async Task EndAsync(AppInstance instance, CancellationToken cancellation)
    {
        if (ProcessRecord.TryRead(instance.Id)?.Owner is { } owner) await ProcessEnd.EndAsync(owner, app.DrainTimeout, cancellation);
        Remove(instance.Id);
    }

    /// <inheritdoc/>
    public Task PurgeAsync(IReadOnlyCollection<AppRelease> keep, CancellationToken cancellation)
    {
        foreach (var record in Records().Where(record => record.Owner?.IsAlive() != true).ToList()) Remove(record.Folder);
        artifacts.Purge(keep);
        if (Directory.Exists(place.Logs))
        {
            foreach (var old in new DirectoryInfo(place.Logs).EnumerateFiles().OrderByDescending(log => log.LastWriteTimeUtc).Skip(KeptLogs).ToList()) old.Delete();
        }

        return Task.CompletedTask;
    }

    private static string NameOf(AppRelease release) => string.Create(CultureInfo.InvariantCulture, $"{release.Id}-{release.Version}");

    private string LogOf(AppRelease release) => Path.Combine(place.Logs, NameOf(release) + ".log");

    private IEnumerable<ProcessRecord> Records() =>
        Directory.Exists(place.Running) ? Directory.EnumerateDirectories(place.Running).Select(ProcessRecord.TryRead).OfType<ProcessRecord>() : [];

    private SurroundingsException NotBegun(ProcessRecord record, AppRelease release)
    {
        Remove(record.Folder); // and with it the permission to begin
        return new SurroundingsException(new Notice(
            $"Release {release.Id} ({release.Version}) could not be started. What serves was not touched.",
            NoticeDetail.Where($"log {LogOf(release)}"),
            new NoticeDetail("said", string.Join('\n', PrivateLog.Tail(LogOf(release), 5)) is { Length: > 0 } said ? said : "nothing")));
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
