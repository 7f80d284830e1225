namespace Docker.DotNet.Models;

public class NodeDescription
{
    public string? Hostname { get; set; }

    public SwarmPlatform? Platform { get; set; }

    public SwarmResources? Resources { get; set; }

    public EngineDescription? Engine { get; set; }

    public TLSInfo? TLSInfo { get; set; }
}
