namespace Docker.DotNet.Models;

public class ServiceSpec
{
    public string? Name { get; set; }

    public IDictionary<string, string> Labels { get; set; } = null!;

    public TaskSpec? TaskTemplate { get; set; }

    public ServiceMode? Mode { get; set; }

    public SwarmUpdateConfig? UpdateConfig { get; set; }

    public SwarmUpdateConfig? RollbackConfig { get; set; }

    public EndpointSpec? EndpointSpec { get; set; }
}
