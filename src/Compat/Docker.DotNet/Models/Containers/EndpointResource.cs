namespace Docker.DotNet.Models;

public class EndpointResource
{
    public string Name { get; set; } = "";

    public string EndpointID { get; set; } = "";

    public string MacAddress { get; set; } = "";

    public string IPv4Address { get; set; } = "";

    public string IPv6Address { get; set; } = "";
}
