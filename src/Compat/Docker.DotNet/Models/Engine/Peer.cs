namespace Docker.DotNet.Models;

public class Peer
{
    public string NodeID { get; set; } = "";

    public string Addr { get; set; } = "";
}
