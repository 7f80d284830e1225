namespace Docker.DotNet.Models;

public class NetworkSettings
{
    public string SandboxID { get; set; } = "";

    public string SandboxKey { get; set; } = "";

    public IDictionary<string, IList<PortBinding>> Ports { get; set; } = null!;

    public IDictionary<string, EndpointSettings> Networks { get; set; } = null!;
}
