namespace Docker.DotNet.Models;

public class SwarmIPAMConfig
{
    public string Subnet { get; set; } = "";

    public string Range { get; set; } = "";

    public string Gateway { get; set; } = "";
}
