namespace Docker.DotNet.Models;

public class ServiceCreateParameters
{
    public ServiceSpec Service { get; set; } = null!;

    public AuthConfig RegistryAuth { get; set; } = null!;
}
