namespace Docker.DotNet.Models;

public class SwarmInitParameters
{
    public string ListenAddr { get; set; } = "";

    public string AdvertiseAddr { get; set; } = "";

    public string DataPathAddr { get; set; } = "";

    public uint DataPathPort { get; set; }

    public bool ForceNewCluster { get; set; }

    public Spec Spec { get; set; } = null!;

    public bool AutoLockManagers { get; set; }

    public string Availability { get; set; } = "";

    public IList<string> DefaultAddrPool { get; set; } = null!;

    public uint SubnetSize { get; set; }
}
