namespace Docker.DotNet.Models;

public class IPAMOptions
{
    public SwarmDriver? Driver { get; set; }

    public IList<SwarmIPAMConfig>? Configs { get; set; }
}
