using System.Formats.Tar;
using System.Net;
using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;
using Ferry.Containers.Engine;
using Ferry.Core.Rendering;

namespace Ferry.Containers.Servers;

/// <summary>The steps in the life of a container, each safe to repeat.</summary>
internal sealed class ContainerLife(DockerEngine engine)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Finds a container by name or id; null if there is none.</summary>
    internal async Task<ServerContainer?> FindAsync(string name, CancellationToken cancellationToken) =>
        await engine.FindAsync($"looking for the container {name}", client => client.Containers.InspectContainerAsync(name, cancellationToken), cancellationToken) is { } seen
            ? new ServerContainer(seen)
            : null;

    /// <summary>Makes a container, with a password in it, and does not start it.</summary>
    /// <returns>Its id; null if the name is taken.</returns>
    internal async Task<string?> TryCreateAsync(string name, CreateContainerParameters parameters, string password, CancellationToken cancellationToken)
    {
        if (await TryCreateAsync(name, parameters, cancellationToken) is not { } id) return null;
        // Readable to all within: an image may run as any user from the start. Nobody gets in who may not use the engine.
        await PutFileAsync(id, ServerBlueprint.PasswordFile, password, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead, cancellationToken);
        return id;
    }

    /// <summary>Makes a container and does not start it.</summary>
    /// <returns>Its id; null if the name is taken.</returns>
    internal async Task<string?> TryCreateAsync(string name, CreateContainerParameters parameters, CancellationToken cancellationToken)
    {
        parameters.Name = name;
        cancellationToken.ThrowIfCancellationRequested();
        return await engine.AskAsync($"making the container {name}", async client =>
        {
            try
            {
                // Not to be interrupted: the engine would go on, and the container would appear after everything was cleaned up.
                return (await client.Containers.CreateContainerAsync(parameters, CancellationToken.None)).ID;
            }
            catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.Conflict)
            {
                return null;
            }
        }, cancellationToken);
    }

    /// <summary>Puts a text file into a container.</summary>
    internal Task PutFileAsync(string id, string path, string text, UnixFileMode mode, CancellationToken cancellationToken) => engine.AskAsync($"copying {path} into the container", async client =>
    {
        using var archive = new MemoryStream();
        await using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
            var entry = new UstarTarEntry(TarEntryType.RegularFile, path.TrimStart('/')) { DataStream = content, Mode = mode };
            await tar.WriteEntryAsync(entry, cancellationToken);
        }

        archive.Position = 0;
        await client.Containers.ExtractArchiveToContainerAsync(id, new CopyToContainerParameters { Path = "/" }, archive, cancellationToken);
    }, cancellationToken);

    /// <summary>Starts a container.</summary>
    /// <returns>False if the port it is to be published on is taken.</returns>
    internal Task<bool> TryStartAsync(string id, CancellationToken cancellationToken) => engine.AskAsync("starting the container", async client =>
    {
        try
        {
            await client.Containers.StartContainerAsync(id, null, cancellationToken);
            return true;
        }
        catch (DockerApiException exception) when (IsPortTaken(EngineTrouble.SaidBy(exception)))
        {
            return false;
        }
    }, cancellationToken);

    internal Task UnpauseAsync(string id, CancellationToken cancellationToken) => engine.AskAsync("letting the container go on", async client =>
    {
        try
        {
            await client.Containers.UnpauseContainerAsync(id, cancellationToken);
        }
        catch (DockerApiException exception) when (EngineTrouble.SaidBy(exception).Contains("not paused", StringComparison.OrdinalIgnoreCase))
        {
            // Somebody else was faster.
        }
    }, cancellationToken);

    /// <summary>Stops a container: the server writes everything down, and is killed only if that takes longer than a minute.</summary>
    internal async Task StopAsync(ServerContainer container, CancellationToken cancellationToken)
    {
        if (container.IsPaused) await UnpauseAsync(container.Id, cancellationToken); // a paused process hears nothing
        await engine.AskAsync("stopping the container", async client =>
        {
            try
            {
                await client.Containers.StopContainerAsync(container.Id, new ContainerStopParameters(), cancellationToken);
            }
            catch (DockerContainerNotFoundException)
            {
                // Somebody has removed it.
            }
        }, cancellationToken);
    }

    internal Task RenameAsync(string id, string name, CancellationToken cancellationToken) => engine.AskAsync(
        $"naming the container {name}",
        client => client.Containers.RenameContainerAsync(id, new ContainerRenameParameters { NewName = name }, cancellationToken), cancellationToken);

    /// <summary>Removes a container, running or not, with the nameless volumes of its image; a volume with a name stays.</summary>
    internal Task RemoveAsync(string id, CancellationToken cancellationToken) => engine.AskAsync($"removing the container {id}", async client =>
    {
        // Two removals at once: the second is told "already in progress", and nobody may go on before it has ended.
        while (true)
        {
            try
            {
                await client.Containers.RemoveContainerAsync(id, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, cancellationToken);
                return;
            }
            catch (DockerContainerNotFoundException)
            {
                return;
            }
            catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.Conflict)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }, cancellationToken);

    /// <summary>Removes a container on the way out, where a failure must not hide the one that led there; orphans are found later.</summary>
    internal async Task TryRemoveAsync(string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await RemoveAsync(id, patience.Token);
        }
        catch (Exception exception) when (exception is SurroundingsException or OperationCanceledException)
        {
        }
    }

    /// <summary>Removes a volume.</summary>
    /// <returns>False if a container uses it.</returns>
    internal Task<bool> TryRemoveVolumeAsync(string name, CancellationToken cancellationToken) => engine.AskAsync($"removing the volume {name}", async client =>
    {
        try
        {
            await client.Volumes.RemoveAsync(name, null, cancellationToken);
            return true;
        }
        catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return true;
        }
        catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.Conflict)
        {
            return false;
        }
    }, cancellationToken);

    /// <summary>Finds a volume; null if there is none.</summary>
    internal Task<VolumeResponse?> FindVolumeAsync(string name, CancellationToken cancellationToken) =>
        engine.FindAsync($"looking for the volume {name}", client => client.Volumes.InspectAsync(name, cancellationToken), cancellationToken);

    /// <summary>The containers that use a volume, running or not.</summary>
    internal Task<IList<ContainerListResponse>> UsersOfAsync(string volume, CancellationToken cancellationToken) => engine.AskAsync(
        "listing containers",
        client => client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = Labels.Only("volume", volume) }, cancellationToken), cancellationToken);

    /// <summary>The newest lines of what a container said.</summary>
    internal Task<string> SaidAsync(string id, int lines, CancellationToken cancellationToken) => engine.AskAsync("reading the container's log", async client =>
    {
        using var log = await client.Containers.GetContainerLogsAsync(
            id, new ContainerLogsParameters { ShowStdout = true, ShowStderr = true, Tail = $"{lines}" }, cancellationToken);
        var (output, error) = await log.ReadOutputToEndAsync(cancellationToken);
        return (output + error).Trim();
    }, cancellationToken);

    // "… address already in use", "… port is already allocated", and Windows' "… access permissions"
    private static bool IsPortTaken(string said) =>
        said.Contains("address already in use", StringComparison.Ordinal)
        || said.Contains("port is already allocated", StringComparison.Ordinal)
        || said.Contains("Ports are not available", StringComparison.Ordinal);
}
