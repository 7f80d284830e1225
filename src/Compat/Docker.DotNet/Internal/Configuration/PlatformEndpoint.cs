namespace Docker.DotNet.Internal.Configuration;

/// <summary>Where the engine listens when nothing else is said.</summary>
internal static class PlatformEndpoint
{
    internal static Uri Value { get; } = new(
        OperatingSystem.IsWindows() ? "npipe://./pipe/docker_engine" : "unix:///var/run/docker.sock");
}
