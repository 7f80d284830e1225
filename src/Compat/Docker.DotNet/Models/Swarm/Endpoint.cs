namespace Docker.DotNet.Models;

public class Endpoint
{
    public EndpointSpec? Spec { get; set; }

    public IList<PortConfig>? Ports { get; set; }

    public IList<EndpointVirtualIP>? VirtualIPs { get; set; }
}
