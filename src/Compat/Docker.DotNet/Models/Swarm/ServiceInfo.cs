namespace Docker.DotNet.Models;

public class ServiceInfo
{
    public string VIP { get; set; } = "";

    public IList<string> Ports { get; set; } = null!;

    public long LocalLBIndex { get; set; }

    public IList<NetworkTask> Tasks { get; set; } = null!;
}
