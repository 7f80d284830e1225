namespace Docker.DotNet;

/// <summary>The settings that the Docker command line takes from its surroundings.</summary>
public interface IDockerCliSettings
{
    /// <summary>Gets the folder of the configuration.</summary>
    string? DockerConfig { get; }

    /// <summary>Gets the endpoint; it goes before every context.</summary>
    string? DockerHost { get; }

    /// <summary>Gets whether the engine's certificate is to be checked.</summary>
    string? DockerTlsVerify { get; }

    /// <summary>Gets the name of the context; it goes before the one in the configuration.</summary>
    string? DockerContext { get; }
}
