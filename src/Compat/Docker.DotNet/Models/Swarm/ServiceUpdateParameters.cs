using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ServiceUpdateParameters
{
    public ServiceSpec Service { get; set; } = null!;

    [Query("version", Required = true)]
    public long Version { get; set; }

    [Query("registryauthfrom")]
    public string? RegistryAuthFrom { get; set; }

    [Query("rollback")]
    public string? Rollback { get; set; }

    public AuthConfig RegistryAuth { get; set; } = null!;
}
