namespace Docker.DotNet.Models;

public class Info
{
    public string NodeID { get; set; } = "";

    public string NodeAddr { get; set; } = "";

    public string LocalNodeState { get; set; } = "";

    public bool ControlAvailable { get; set; }

    public string Error { get; set; } = "";

    public IList<Peer> RemoteManagers { get; set; } = null!;

    public long? Nodes { get; set; }

    public long? Managers { get; set; }

    public ClusterInfo? Cluster { get; set; }

    public IList<string>? Warnings { get; set; }
}
