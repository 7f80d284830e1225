namespace Docker.DotNet.Models;

public class PeerInfo
{
    public string Name { get; set; } = "";

    public string IP { get; set; } = "";
}
