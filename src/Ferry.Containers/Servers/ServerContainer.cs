using System.Globalization;
using Docker.DotNet.Models;
using Ferry.Ports;

namespace Ferry.Containers.Servers;

/// <summary>A server's container as the engine sees it at one moment.</summary>
internal sealed class ServerContainer(ContainerInspectResponse seen)
{
    private const string ServerPort = "5432/tcp";

    internal string Id => seen.ID;

    /// <summary>Its name; the engine writes it with a slash in front.</summary>
    internal string Name => seen.Name.TrimStart('/');

    internal string ImageId => seen.Image;

    internal string ImageName => seen.Config?.Image ?? seen.Image;

    internal string? Checkout => seen.Config?.Labels?.TryGetValue(Labels.Checkout, out var folder) == true ? folder : null;

    /// <summary>The settings it was made with.</summary>
    internal string? Settings => seen.Config?.Labels?.TryGetValue(ServerBlueprint.SettingsLabel, out var settings) == true ? settings : null;

    /// <summary>The volume with the data; empty if there is none.</summary>
    internal string Volume => seen.Mounts?.FirstOrDefault(mount => mount.Type == "volume" && mount.Name is not null)?.Name ?? "";

    internal bool IsRunning => seen.State is { Running: true, Paused: false, Restarting: false };

    internal bool IsPaused => seen.State?.Paused == true;

    /// <summary>It is on its way out, or the engine could not remove it: it can neither be started nor be relied on.</summary>
    internal bool IsBroken => seen.State?.Status is "dead" or "removing" or null;

    internal bool WasOutOfMemory => seen.State?.OOMKilled == true;

    internal long ExitCode => seen.State?.ExitCode ?? 0;

    /// <summary>When it was started last, as the engine writes it.</summary>
    internal string Started => seen.State?.StartedAt ?? "";

    internal DateTimeOffset Since => DateTimeOffset.TryParse(Started, CultureInfo.InvariantCulture, out var time) ? time : default;

    /// <summary>The port of this machine's loopback address that leads to it; null when it is not running.</summary>
    internal int? PublishedPort => PortIn(seen.NetworkSettings?.Ports);

    /// <summary>The port it is to be published on.</summary>
    internal int? WantedPort => PortIn(seen.HostConfig?.PortBindings);

    /// <summary>The major version its image says it has, as the official image does.</summary>
    internal int? Major =>
        seen.Config?.Env?.FirstOrDefault(line => line.StartsWith("PG_MAJOR=", StringComparison.Ordinal)) is { } line
        && int.TryParse(line.AsSpan("PG_MAJOR=".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;

    internal ServerPlace.Container Place => new(Name, ImageName, Volume);

    private static int? PortIn(IDictionary<string, IList<PortBinding>>? ports) =>
        ports?.TryGetValue(ServerPort, out var bindings) == true
        && bindings is [var first, ..]
        && int.TryParse(first.HostPort, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
}
