namespace Docker.DotNet.Models;

public class NetworkTask
{
    public string Name { get; set; } = "";

    public string EndpointID { get; set; } = "";

    public string EndpointIP { get; set; } = "";

    public IDictionary<string, string> Info { get; set; } = null!;
}
