namespace Docker.DotNet.Internal.Configuration;

/// <summary>The settings as this process's environment variables have them at the moment.</summary>
internal sealed class EnvironmentSettings : IDockerCliSettings
{
    public string? DockerConfig => Environment.GetEnvironmentVariable("DOCKER_CONFIG");

    public string? DockerHost => Environment.GetEnvironmentVariable("DOCKER_HOST");

    public string? DockerTlsVerify => Environment.GetEnvironmentVariable("DOCKER_TLS_VERIFY");

    public string? DockerContext => Environment.GetEnvironmentVariable("DOCKER_CONTEXT");
}
