using System.Globalization;
using Docker.DotNet.Models;
using Ferry.Containers.Engine;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Processes;

namespace Ferry.Containers.Servers;

/// <summary>Brings a server in a container up from whatever state it is in. The caller holds the lock.</summary>
internal sealed class ContainerBringUp(
    DockerEngine engine, ServerPaths paths, string database, ContainerServerOptions options, IProgress<string>? progress)
{
    private const int Tries = 10;

    private readonly ContainerLife _life = new(engine);
    private readonly ServerSearch _search = new(new ContainerLife(engine), paths);

    internal async Task<ServerStarted> RunAsync(CancellationToken cancellationToken)
    {
        await _search.RemoveUnfinishedAsync(cancellationToken);
        var record = ContainerRecord.TryRead(paths.Record);
        return await _search.FindAsync(record, cancellationToken) is { } found
            ? await StartAsync(found, record, cancellationToken)
            : await CreateAsync(cancellationToken);
    }

    private async Task<ServerStarted> CreateAsync(CancellationToken cancellationToken)
    {
        var image = await Images.EnsureAsync(engine, options.Container, progress, cancellationToken);
        progress?.Report($"Creating the development server: a container from {options.Container.Image}");
        var volume = ContainerNames.NewVolume(paths.Folder);
        // The password is kept before the data exists, the record after all else: a crash in between loses nothing.
        var password = ServerPassword.Generate();
        await ServerPassword.WriteAsync(paths.Password, password, cancellationToken);
        try
        {
            var id = await MakeAndStartAsync(ContainerNames.Unfinished(paths.Folder), image, volume, FreePort.Pick(), password, cancellationToken);
            var (container, version) = await new Readiness(_life, options.StartTimeout).UntilReadyAsync(id, database, password, cancellationToken);
            if (version is null) throw StillRefused(container);
            // From here on it is whole, and adopted by every later command.
            await _life.RenameAsync(id, _search.Name, cancellationToken);
            container = await _life.FindAsync(id, cancellationToken) ?? container;
            await RecordAsync(container, version, options.Container.Image, cancellationToken);
            return new ServerStarted.Created(LoginTo(container, password), Describe(container, version));
        }
        catch
        {
            await CleanUpAsync(volume);
            throw;
        }
    }

    private async Task<ServerStarted> StartAsync(FoundServer found, ContainerRecord? record, CancellationToken cancellationToken)
    {
        var password = ServerPassword.TryRead(paths.Password) ?? ServerPassword.Generate();
        var wasRunning = found.Container is { IsRunning: true };
        var id = await RunningIdAsync(found, record, password, cancellationToken);
        var readiness = new Readiness(_life, options.StartTimeout);
        var (container, version) = await readiness.UntilReadyAsync(id, database, password, cancellationToken);
        if (version is null)
        {
            password = await ReplacePasswordAsync(id, cancellationToken);
            (container, version) = await readiness.UntilReadyAsync(id, database, password, cancellationToken);
            if (version is null) throw StillRefused(container);
        }

        await RecordAsync(container, version, record?.Image ?? container.ImageName, cancellationToken);
        var (connection, server) = (LoginTo(container, password), Describe(container, version));
        return wasRunning && container.Id == found.Container!.Id ? new ServerStarted.AlreadyRunning(connection, server) : new ServerStarted.Started(connection, server);
    }

    // The id of the container, which is running now; another one than was found where that one could not be used as it is.
    private async Task<string> RunningIdAsync(FoundServer found, ContainerRecord? record, string password, CancellationToken cancellationToken)
    {
        if (found.Container is not { } container || container.IsBroken || container.Name != _search.Name) return await RemakeAsync(found, record, password, cancellationToken);
        if (container.IsRunning) return container.Id;
        if (container.IsPaused)
        {
            progress?.Report("The development server's container was paused; letting it go on");
            await _life.UnpauseAsync(container.Id, cancellationToken);
            return container.Id;
        }

        if (container.Settings != ServerBlueprint.Describe(options.Container)) return await RemakeAsync(found, record, password, cancellationToken);
        progress?.Report("Starting the development server's container");
        if (await _life.TryStartAsync(container.Id, cancellationToken)) return container.Id;
        progress?.Report($"Port {container.WantedPort} is taken by another program; moving to another");
        return await RemakeAsync(found with { Container = container }, record, password, cancellationToken, takenPort: container.WantedPort);
    }

    /// <summary>Makes another container on the same volume: limits and ports cannot be changed, and containers can be lost.</summary>
    private async Task<string> RemakeAsync(FoundServer found, ContainerRecord? record, string password, CancellationToken cancellationToken, int? takenPort = null)
    {
        progress?.Report("Making the development server's container anew; its data stays");
        var image = await ImageOfAsync(found, record, cancellationToken);
        var port = found.Container?.WantedPort ?? record?.Port;
        if (found.Container is { } old)
        {
            // Written first: without its container, the volume is known by the record alone.
            await (record ?? new ContainerRecord(port ?? 0, database, $"{old.Major}", found.Volume, old.ImageName, old.ImageId, "")).WriteAsync(paths.Record, cancellationToken);
            await _life.StopAsync(old, cancellationToken);
            await _life.RemoveAsync(old.Id, cancellationToken);
        }

        var chosen = port is { } same && same != takenPort && FreePort.IsFree(same) ? same : FreePort.Pick();
        return await MakeAndStartAsync(_search.Name, image, found.Volume, chosen, password, cancellationToken);
    }

    // The very image that made the data, if the engine still has it.
    private async Task<ImageInspectResponse> ImageOfAsync(FoundServer found, ContainerRecord? record, CancellationToken cancellationToken)
    {
        string?[] known = [found.Container?.ImageId, record?.ImageId];
        foreach (var id in known.Where(id => !string.IsNullOrEmpty(id)))
        {
            if (await Images.FindAsync(engine, id!, cancellationToken) is { } image) return image;
        }

        var name = record?.Image ?? found.Container?.ImageName ?? options.Container.Image;
        return await Images.EnsureAsync(engine, options.Container with { Image = name }, progress, cancellationToken);
    }

    private async Task<string> MakeAndStartAsync(
        string name, ImageInspectResponse image, string volume, int port, string password, CancellationToken cancellationToken)
    {
        var labels = Labels.For(paths.Folder, options.Environment, options.Run, Labels.Role.Server);
        for (var tries = 1; ; tries++)
        {
            var id = await _life.TryCreateAsync(name, ServerBlueprint.Durable(image, options.Container, volume, port, labels), password, cancellationToken);
            if (id is not null && await _life.TryStartAsync(id, cancellationToken)) return id;
            if (tries == Tries) throw NoPort(port);
            if (id is null)
            {
                // An engine goes on making what a killed run has asked it for: a moment ago there was no such container.
                await _search.RemoveUnfinishedAsync(cancellationToken);
                await _life.RemoveAsync(name, cancellationToken);
            }
            else
            {
                await _life.RemoveAsync(id, cancellationToken);
                port = FreePort.Pick();
            }
        }
    }

    private async Task<string> ReplacePasswordAsync(string id, CancellationToken cancellationToken)
    {
        progress?.Report("The development server's password is lost; giving it a new one");
        var password = ServerPassword.Generate();
        await new ServerPasswordChange(engine).RunAsync(id, password, cancellationToken);
        await ServerPassword.WriteAsync(paths.Password, password, cancellationToken);
        return password;
    }

    // On the way out of a failure or a cancellation, which must not hang on an engine that has gone.
    private async Task CleanUpAsync(string volume)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        try
        {
            await _search.RemoveUnfinishedAsync(patience.Token);
            if (await _life.FindAsync(_search.Name, patience.Token) is null) await _life.TryRemoveVolumeAsync(volume, patience.Token);
        }
        catch (Exception exception) when (exception is SurroundingsException or OperationCanceledException)
        {
            // The next start removes it.
        }
    }

    private Task RecordAsync(ServerContainer container, string version, string image, CancellationToken cancellationToken) =>
        new ContainerRecord(container.PublishedPort ?? 0, database, version, container.Volume, image, container.ImageId, container.Started)
            .WriteAsync(paths.Record, cancellationToken);

    private ServerConnection LoginTo(ServerContainer container, string password) => ServerLogin.To(container.PublishedPort ?? 0, database, password);

    internal static ServerStatus.Running Describe(ServerContainer container, string version) =>
        new(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{container.PublishedPort}"), version, container.Place, container.Since);

    private SurroundingsException StillRefused(ServerContainer container) => new(new Notice(
        "The server in the database container refuses a password that it has just been given; it is running and its data is kept.",
        NoticeDetail.Where($"pg_hba.conf in container {container.Name}, password in {paths.Password}"),
        NoticeDetail.Fix("allow scram-sha-256 from all addresses in that file, or start afresh with db-reset")));

    private static SurroundingsException NoPort(int port) => new(new Notice(
        $"The Docker engine found every port taken that was tried for the database container, the last one {port}. Its data is kept.",
        NoticeDetail.Where("127.0.0.1, ports 20000 to 32767"),
        NoticeDetail.Fix("look what holds them (ss -ltn); if nothing does, restart Docker, then run this again")));
}
