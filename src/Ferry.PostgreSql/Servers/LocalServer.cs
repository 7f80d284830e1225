using Ferry.Ports;

namespace Ferry.PostgreSql.Servers;

/// <summary>A development server run from the PostgreSQL programs on this machine.</summary>
/// <remarks>
/// Keeps in its folder: <c>server.json</c> (port, version, where the data is), <c>server.password</c> (only its owner reads it),
/// <c>server.lock</c>, and <c>server/</c> with data and log, or a link to it. All of it can be lost or spoilt but the data.
/// </remarks>
public sealed class LocalServer : IDevelopmentServer
{
    private readonly string _database;
    private readonly LocalServerOptions _options;
    private readonly ServerPaths _paths;

    /// <summary>Names a server; nothing happens yet.</summary>
    /// <param name="folder">The checkout's private folder, <c>.ferry</c>; made when needed.</param>
    /// <param name="database">The database that the server is there for; made when missing.</param>
    /// <param name="options">What differs from a development server's defaults.</param>
    public LocalServer(string folder, string database, LocalServerOptions? options = null) =>
        (_paths, _database, _options) = (new ServerPaths(folder), database, options ?? new LocalServerOptions());

    /// <inheritdoc/>
    public Task<ServerStatus> StatusAsync(CancellationToken cancellationToken = default) => FolderTrouble.GuardAsync(_paths.Folder, async () =>
    {
        if (_paths.FindHome() is not { } home || home.MajorVersion() is not { } major) return new ServerStatus.NotCreated(_paths.Folder);
        if (Postmaster.FindAlive(home) is { } postmaster) return BringUp.Describe(home, postmaster, KnownVersion(major));
        var installed = await PostgresFinder.AllAsync(_options.Search, cancellationToken);
        return installed.Any(binaries => binaries.Major == major)
            ? new ServerStatus.Stopped(major, new ServerPlace.Programs(home.Data))
            : (ServerStatus)new ServerStatus.OtherMajorVersion(major, new ServerPlace.Programs(home.Data), [.. installed.Select(binaries => binaries.Major).Distinct().OrderDescending()]);
    });

    /// <inheritdoc/>
    public Task<ServerStarted> StartAsync(IProgress<string>? progress = null, CancellationToken cancellationToken = default) =>
        FindRunning() is { } running ? Task.FromResult<ServerStarted>(running) : BringUpAsync(progress, cancellationToken);

    private Task<ServerStarted> BringUpAsync(IProgress<string>? progress, CancellationToken cancellationToken) => FolderTrouble.GuardAsync(_paths.Folder, async () =>
    {
        await PrivateFolder.MakeAsync(_paths.Folder, cancellationToken);
        await using var turn = await ServerLock.TakeAsync(_paths.Lock, _options.LockTimeout, progress, cancellationToken);
        return FindRunning() ?? await new BringUp(_paths, _database, _options, progress).RunAsync(cancellationToken);
    });

    /// <inheritdoc/>
    public Task<ServerStopped> StopAsync(CancellationToken cancellationToken = default) => FolderTrouble.GuardAsync<ServerStopped>(_paths.Folder, async () =>
    {
        if (!Directory.Exists(_paths.Folder)) return new ServerStopped.NotRunning();
        await using var turn = await ServerLock.TakeAsync(_paths.Lock, _options.LockTimeout, progress: null, cancellationToken);
        if (_paths.FindHome() is not { } home || home.MajorVersion() is not { } major || Postmaster.FindAlive(home) is not { } postmaster)
            return new ServerStopped.NotRunning();
        var binaries = await PostgresFinder.ForStoppingAsync(_options.Search, major, cancellationToken);
        var user = await ServerUser.OwnerOfAsync(home, cancellationToken);
        await new ServerStop(home, binaries, user, _options.StartTimeout).StopAsync(cancellationToken);
        return new ServerStopped.Stopped(BringUp.Describe(home, postmaster, KnownVersion(major)));
    });

    /// <inheritdoc/>
    public Task WipeAsync(CancellationToken cancellationToken = default) => FolderTrouble.GuardAsync(_paths.Folder, async () =>
    {
        if (!Directory.Exists(_paths.Folder)) return false;
        await using var turn = await ServerLock.TakeAsync(_paths.Lock, _options.LockTimeout, progress: null, cancellationToken);
        if (_paths.FindHome() is { } home)
        {
            await ServerKill.KillAsync(home, cancellationToken);
            await FolderRemoval.RemoveAsync(home.Folder, cancellationToken);
        }

        await FolderRemoval.RemoveAsync(_paths.Home, cancellationToken);
        File.Delete(_paths.Record);
        File.Delete(_paths.Password);
        return true;
    });

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ReadLogAsync(int lines, bool follow, CancellationToken cancellationToken = default) =>
        _paths.FindHome() is { } home ? ServerLog.ReadAsync(home.Log, lines, follow, cancellationToken) : AsyncEnumerable.Empty<string>();

    // The way of nearly every call: three small files and one look at a process; no connection, no program, no lock.
    private ServerStarted.AlreadyRunning? FindRunning()
    {
        try
        {
            return Look();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // files come and go while another process works on them; the long way says what is wrong if anything is
        }
    }

    private ServerStarted.AlreadyRunning? Look() =>
        ServerRecord.TryRead(_paths.Record) is { } record
        && _paths.FindHome() is { } home
        && record.Data == home.Data
        && record.Database == _database
        && ServerPassword.TryRead(_paths.Password) is { } password
        && Postmaster.FindAlive(home) is { IsReady: true } postmaster
        && postmaster.Port == record.Port
            ? new ServerStarted.AlreadyRunning(
                ServerLogin.To(record.Port, _database, password), BringUp.Describe(home, postmaster, record.Version))
            : null;

    private string KnownVersion(int major) => ServerRecord.TryRead(_paths.Record)?.Version ?? $"{major}";
}
