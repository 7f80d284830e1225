using Docker.DotNet;
using Docker.DotNet.X509;
using Ferry.Core.Rendering;

namespace Ferry.Containers.Engine;

/// <summary>Makes the client, certificates included.</summary>
internal static class EngineClient
{
    internal static IDockerClient Build()
    {
        var builder = new DockerClientBuilder();
        var endpoint = DockerConfig.Instance.GetEndpoint();
        RefuseOtherMachine(endpoint);
        // As the docker command does: https://docs.docker.com/reference/cli/docker/#environment-variables
        if (endpoint.Scheme is "tcp" or "https" && Environment.GetEnvironmentVariable("DOCKER_TLS_VERIFY") is { Length: > 0 })
            builder.WithAuthProvider(DockerTlsCertificates.LoadFromDirectory(CertificateFolder()).CreateCredentials());
        return builder.WithEndpoint(endpoint).Build();
    }

    // A database is published on the loopback address of the engine's machine, and nowhere else.
    private static void RefuseOtherMachine(Uri endpoint)
    {
        if (endpoint.Scheme is "unix" or "npipe" || endpoint.IsLoopback) return;
        throw new SurroundingsException(new Notice(
            "The Docker engine is on another machine. A database container listens on that machine's loopback address only, where it cannot be reached from here. Nothing was changed.",
            NoticeDetail.Where($"{endpoint}, from DOCKER_HOST, DOCKER_CONTEXT or the current docker context"),
            NoticeDetail.Fix("use an engine on this machine, or set DATABASE_URL to a database elsewhere")));
    }

    private static string CertificateFolder() =>
        Environment.GetEnvironmentVariable("DOCKER_CERT_PATH") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");
}
