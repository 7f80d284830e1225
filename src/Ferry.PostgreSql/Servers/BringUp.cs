using Ferry.Core.Rendering;
using Ferry.Ports;

namespace Ferry.PostgreSql.Servers;

/// <summary>Brings a server up from whatever state it is in. The caller holds the lock.</summary>
internal sealed class BringUp(ServerPaths paths, string database, LocalServerOptions options, IProgress<string>? progress)
{
    internal async Task<ServerStarted> RunAsync(CancellationToken cancellationToken) =>
        paths.FindHome() is { } home && home.MajorVersion() is { } major
            ? await StartAsync(home, major, cancellationToken)
            : await CreateAsync(cancellationToken);

    private async Task<ServerStarted> CreateAsync(CancellationToken cancellationToken)
    {
        var binaries = await PostgresFinder.BestAsync(options.Search, cancellationToken);
        progress?.Report($"Creating the development server: PostgreSQL {binaries.Version} from {binaries.Folder}");
        var user = await ServerUser.ChooseAsync(cancellationToken);
        var home = await new HomeMaker(paths, user).MakeAsync(cancellationToken);
        // The password is kept before the data exists, the record after all else: a crash in between loses nothing.
        var password = ServerPassword.Generate();
        await ServerPassword.WriteAsync(paths.Password, password, cancellationToken);
        await new Cluster(home, binaries, user, options).CreateAsync(password, cancellationToken);
        var postmaster = await new ServerStart(home, binaries, user, options, progress).StartAsync(recordedPort: null, cancellationToken);
        await ServerDatabase.TryEnsureAsync(postmaster.Port, database, password, cancellationToken);
        await RecordAsync(home, postmaster, binaries.Version, user, cancellationToken);
        return new ServerStarted.Created(ServerLogin.To(postmaster.Port, database, password), Describe(home, postmaster, binaries.Version));
    }

    private async Task<ServerStarted> StartAsync(ServerHome home, int major, CancellationToken cancellationToken)
    {
        var user = await ServerUser.OwnerOfAsync(home, cancellationToken);
        var record = ServerRecord.TryRead(paths.Record);
        var password = ServerPassword.TryRead(paths.Password);
        var running = await ServerStart.SettleAsync(home, options.StartTimeout, cancellationToken);
        if (running is not null && password is not null && await ServerDatabase.TryEnsureAsync(running.Port, database, password, cancellationToken) is not null)
        {
            var known = record?.Version ?? $"{major}";
            await RecordAsync(home, running, known, user, cancellationToken);
            return new ServerStarted.AlreadyRunning(ServerLogin.To(running.Port, database, password), Describe(home, running, known));
        }

        var binaries = await PostgresFinder.ForDataAsync(options.Search, major, home.Data, cancellationToken);
        var start = new ServerStart(home, binaries, user, options, progress);
        if (running is not null) await new ServerStop(home, binaries, user, options.StartTimeout).StopAsync(cancellationToken);
        if (running is not null || password is null) password = await ReplacePasswordAsync(home, binaries, user, cancellationToken);
        progress?.Report($"Starting the development server: PostgreSQL {binaries.Version}");
        var postmaster = await start.StartAsync(record?.Port, cancellationToken);
        if (await ServerDatabase.TryEnsureAsync(postmaster.Port, database, password, cancellationToken) is null)
        {
            await new ServerStop(home, binaries, user, options.StartTimeout).StopAsync(cancellationToken);
            password = await ReplacePasswordAsync(home, binaries, user, cancellationToken);
            postmaster = await start.StartAsync(postmaster.Port, cancellationToken);
            if (await ServerDatabase.TryEnsureAsync(postmaster.Port, database, password, cancellationToken) is null) throw StillRefused(home);
        }

        await RecordAsync(home, postmaster, binaries.Version, user, cancellationToken);
        return new ServerStarted.Started(ServerLogin.To(postmaster.Port, database, password), Describe(home, postmaster, binaries.Version));
    }

    private async Task<string> ReplacePasswordAsync(ServerHome home, PostgresBinaries binaries, ServerUser user, CancellationToken cancellationToken)
    {
        progress?.Report("The development server's password is lost; giving it a new one");
        var password = ServerPassword.Generate();
        await new LostPassword(home, binaries, user).ReplaceAsync(password, cancellationToken);
        await ServerPassword.WriteAsync(paths.Password, password, cancellationToken);
        return password;
    }

    private Task RecordAsync(ServerHome home, Postmaster postmaster, string version, ServerUser user, CancellationToken cancellationToken) =>
        new ServerRecord(postmaster.Port, database, version, home.Data, user.Name)
            .WriteAsync(paths.Record, cancellationToken);

    internal static ServerStatus.Running Describe(ServerHome home, Postmaster postmaster, string version) =>
        new($"127.0.0.1:{postmaster.Port}", version, new ServerPlace.Programs(home.Data, postmaster.ProcessId), postmaster.Since);

    private SurroundingsException StillRefused(ServerHome home) => new(new Notice(
        "The development server refuses a password that it has just been given; it is running and its data is kept.",
        NoticeDetail.Where($"{Path.Combine(home.Data, "pg_hba.conf")}, password in {paths.Password}"),
        NoticeDetail.Fix("allow scram-sha-256 from 127.0.0.1 in that file, or start afresh with db-reset")));
}
