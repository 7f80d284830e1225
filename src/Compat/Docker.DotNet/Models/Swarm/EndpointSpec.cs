namespace Docker.DotNet.Models;

public class EndpointSpec
{
    public string? Mode { get; set; }

    public IList<PortConfig>? Ports { get; set; }
}
