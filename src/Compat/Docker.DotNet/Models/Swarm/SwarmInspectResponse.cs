namespace Docker.DotNet.Models;

public class SwarmInspectResponse
{
    public string ID { get; set; } = "";

    public Version? Version { get; set; }

    public DateTime? CreatedAt { get; set; }

    public DateTime? UpdatedAt { get; set; }

    public Spec Spec { get; set; } = null!;

    public TLSInfo TLSInfo { get; set; } = null!;

    public bool RootRotationInProgress { get; set; }

    public IList<string> DefaultAddrPool { get; set; } = null!;

    public uint SubnetSize { get; set; }

    public uint DataPathPort { get; set; }

    public JoinTokens JoinTokens { get; set; } = null!;
}
