using System.Net;

namespace Ferry.Settings;

/// <summary>What <c>ferry.json</c> says about the app of one environment: its <c>app</c>, and what the file's own <c>app</c> says where that is silent.</summary>
/// <param name="Target">What it runs in.</param>
/// <param name="Project">The project to publish, relative to the root.</param>
/// <param name="Port">The port on which it serves.</param>
/// <param name="ConnectionVariable">The environment variable by which it is told its database.</param>
/// <param name="Variables">Environment variables that it needs from the caller's environment; each has to be set.</param>
/// <param name="Health">The path that answers 2xx when it can serve.</param>
/// <param name="StartTimeout">How long it may take to get healthy.</param>
/// <param name="DrainTimeout">How long requests in progress may take after SIGTERM.</param>
public sealed record AppSettings(
    AppTargetKind Target, string Project, int Port, string ConnectionVariable, IReadOnlyList<string> Variables, string Health,
    TimeSpan StartTimeout, TimeSpan DrainTimeout)
{
    /// <summary>A published folder or an image that is taken instead of being built from the project; null to build.</summary>
    public string? Artifact { get; init; }

    /// <summary>The Dockerfile that makes an image from published output, relative to the root; null for that in the project's folder.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The Dockerfile's BASE_IMAGE; null for its default.</summary>
    public string? BaseImage { get; init; }

    /// <summary>The address at which people reach it, for smoke tests and deploy-status; null for the port on this machine.</summary>
    public Uri? Address { get; init; }

    /// <summary>The address of this machine on which it serves; loopback unless somebody else than a proxy on this machine is to reach it.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>The team's own commands, for <see cref="AppTargetKind.Command"/>.</summary>
    public AppCommands? Commands { get; init; }
}
