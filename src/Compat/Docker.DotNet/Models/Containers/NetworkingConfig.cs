namespace Docker.DotNet.Models;

public class NetworkingConfig
{
    public IDictionary<string, EndpointSettings> EndpointsConfig { get; set; } = null!;
}
