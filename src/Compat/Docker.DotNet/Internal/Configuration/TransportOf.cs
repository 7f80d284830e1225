using Docker.DotNet.Handler.Abstractions;

namespace Docker.DotNet.Internal.Configuration;

/// <summary>Which transport reaches which endpoint.</summary>
internal static class TransportOf
{
    internal static IDockerHandlerFactory Scheme(string scheme) => scheme switch
    {
        "unix" => new Unix.DockerHandlerFactory(),
        "npipe" => new NPipe.DockerHandlerFactory(),
        "tcp" or "http" or "https" => new LegacyHttp.DockerHandlerFactory(),
        "ssh" => throw new SshDockerEndpointNotSupportedException(),
        _ => throw new NotSupportedException($"The URI scheme '{scheme}' is not supported."),
    };
}
