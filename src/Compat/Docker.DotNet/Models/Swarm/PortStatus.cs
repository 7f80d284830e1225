namespace Docker.DotNet.Models;

public class PortStatus
{
    public IList<PortConfig>? Ports { get; set; }
}
