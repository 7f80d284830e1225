using System.Threading.Channels;
using Docker.DotNet.Models;
using Ferry.Containers.Engine;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;

namespace Ferry.Containers.Servers;

/// <summary>A development server in a container of its own.</summary>
/// <remarks>
/// Keeps in its folder: <c>server.json</c> (port, version, image, volume), <c>server.password</c> (only its owner reads it) and
/// <c>server.lock</c>; with the engine: one container and one volume, which carry the folder in a label. The volume outlives the container.
/// </remarks>
public sealed class ContainerServer : IDevelopmentServer
{
    private readonly DockerEngine _engine;
    private readonly ContainerLife _life;
    private readonly ServerPaths _paths;
    private readonly ServerSearch _search;
    private readonly string _database;
    private readonly ContainerServerOptions _options;

    /// <summary>Names a server; nothing happens yet.</summary>
    /// <param name="folder">The checkout's private folder, <c>.ferry</c>; made when needed.</param>
    /// <param name="database">The database that the server is there for; made when missing.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="options">What it is made from, and for whom.</param>
    public ContainerServer(string folder, string database, DockerEngine engine, ContainerServerOptions options)
    {
        (_engine, _life, _paths, _database, _options) = (engine, new ContainerLife(engine), new ServerPaths(folder), database, options);
        _search = new ServerSearch(_life, _paths);
    }

    /// <inheritdoc/>
    public Task<ServerStatus> StatusAsync(CancellationToken cancellationToken = default) => FolderTrouble.GuardAsync<ServerStatus>(_paths.Folder, async () =>
    {
        var record = ContainerRecord.TryRead(_paths.Record);
        if (await _search.FindAsync(record, cancellationToken) is not { } found) return new ServerStatus.NotCreated(_paths.Folder);
        if (found.Container is not { } container)
            return new ServerStatus.Stopped(record?.Major, new ServerPlace.Container(_search.Name, record!.Image, found.Volume) { IsMissing = true });
        if (container.IsPaused) return new ServerStatus.Paused(container.Place);
        var major = record?.Major ?? container.Major;
        return container.IsRunning
            ? ContainerBringUp.Describe(container, record?.Version ?? $"{major}")
            : new ServerStatus.Stopped(major, container.Place);
    });

    /// <inheritdoc/>
    public Task<ServerStarted> StartAsync(IProgress<string>? progress = null, CancellationToken cancellationToken = default) => FolderTrouble.GuardAsync(_paths.Folder, async () =>
        await FindRunningAsync(cancellationToken) ?? await BringUpAsync(progress, cancellationToken));

    /// <inheritdoc/>
    public Task<ServerStopped> StopAsync(CancellationToken cancellationToken = default) => FolderTrouble.GuardAsync<ServerStopped>(_paths.Folder, async () =>
    {
        await using var turn = await TakeTurnAsync(progress: null, cancellationToken);
        var record = ContainerRecord.TryRead(_paths.Record);
        if (await _search.FindAsync(record, cancellationToken) is not { Container: { } container } || !(container.IsRunning || container.IsPaused)) return new ServerStopped.NotRunning();
        await _life.StopAsync(container, cancellationToken);
        if (await _life.FindAsync(container.Id, cancellationToken) is { IsRunning: true }) throw StillRunning(container);
        return new ServerStopped.Stopped(ContainerBringUp.Describe(container, record?.Version ?? $"{container.Major}"));
    });

    /// <inheritdoc/>
    public Task WipeAsync(CancellationToken cancellationToken = default) => FolderTrouble.GuardAsync(_paths.Folder, async () =>
    {
        await using var turn = await TakeTurnAsync(progress: null, cancellationToken);
        await _search.RemoveUnfinishedAsync(cancellationToken);
        if (await _search.FindAsync(ContainerRecord.TryRead(_paths.Record), cancellationToken) is { } found)
        {
            if (found.Container is { } container) await _life.RemoveAsync(container.Id, cancellationToken);
            if (found.Volume.Length > 0 && !await _life.TryRemoveVolumeAsync(found.Volume, cancellationToken)) throw InUse(found.Volume);
        }

        File.Delete(_paths.Record);
        File.Delete(_paths.Password);
        return true;
    });

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ReadLogAsync(
        int lines, bool follow, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (await _search.FindAsync(ContainerRecord.TryRead(_paths.Record), cancellationToken) is not { Container: { } container }) yield break;
        var parameters = new ContainerLogsParameters { ShowStdout = true, ShowStderr = true, Follow = follow, Tail = $"{lines}" };
        var read = Channel.CreateUnbounded<string>();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken); // the caller may stop listening, too
        var reading = _engine.AskAsync(
            "reading the container's log",
            client => client.Containers.GetContainerLogsAsync(container.Id, parameters, new LogLines(read.Writer), ended.Token), ended.Token);
        _ = reading.ContinueWith(_ => read.Writer.Complete(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            await foreach (var line in read.Reader.ReadAllAsync(cancellationToken)) yield return line;
            await reading;
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    // The way of nearly every call: two small files and one question to the engine; no connection, no lock.
    private async Task<ServerStarted.AlreadyRunning?> FindRunningAsync(CancellationToken cancellationToken) =>
        ContainerRecord.TryRead(_paths.Record) is { } record
        && record.Database == _database
        && ServerPassword.TryRead(_paths.Password) is { } password
        && await _life.FindAsync(_search.Name, cancellationToken) is { IsRunning: true } container
        && container.Started == record.Started
        && container.PublishedPort == record.Port
            ? new ServerStarted.AlreadyRunning(ServerLogin.To(record.Port, _database, password), ContainerBringUp.Describe(container, record.Version))
            : null;

    private async Task<ServerStarted> BringUpAsync(IProgress<string>? progress, CancellationToken cancellationToken)
    {
        await using var turn = await TakeTurnAsync(progress, cancellationToken);
        return await FindRunningAsync(cancellationToken)
            ?? await new ContainerBringUp(_engine, _paths, _database, _options, progress).RunAsync(cancellationToken);
    }

    // The folder may be gone, by git clean for one, and the container still be there.
    private async Task<ServerLock> TakeTurnAsync(IProgress<string>? progress, CancellationToken cancellationToken)
    {
        await PrivateFolder.MakeAsync(_paths.Folder, cancellationToken);
        return await ServerLock.TakeAsync(_paths.Lock, _options.LockTimeout, progress, cancellationToken);
    }

    private static SurroundingsException StillRunning(ServerContainer container) => new(new Notice(
        "The development server's container did not stop; it is still running.",
        NoticeDetail.Where($"container {container.Name}"),
        NoticeDetail.Fix("look at db-logs; db-reset ends it by force, with its data")));

    private static SurroundingsException InUse(string volume) => new(new Notice(
        "The development server's volume is used by another container, so it cannot be removed. The server's own container is gone, the data is kept.",
        NoticeDetail.Where($"volume {volume}; docker ps --all --filter volume={volume} shows the container"),
        NoticeDetail.Fix("remove that container, then run this again")));

    private sealed class LogLines(ChannelWriter<string> writer) : IProgress<string>
    {
        public void Report(string value) => writer.TryWrite(value.TrimEnd('\r', '\n'));
    }
}
