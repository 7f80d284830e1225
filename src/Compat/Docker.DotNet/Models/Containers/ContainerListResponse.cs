using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

public class ContainerListResponse
{
    [JsonPropertyName("Id")]
    public string ID { get; set; } = "";

    public IList<string> Names { get; set; } = null!;

    public string Image { get; set; } = "";

    public string ImageID { get; set; } = "";

    public string Command { get; set; } = "";

    public DateTime Created { get; set; }

    public IList<PortSummary> Ports { get; set; } = null!;

    public long? SizeRw { get; set; }

    public long? SizeRootFs { get; set; }

    public IDictionary<string, string> Labels { get; set; } = null!;

    public string State { get; set; } = "";

    public string Status { get; set; } = "";

    public SummaryHostConfig HostConfig { get; set; } = null!;

    public HealthSummary? Health { get; set; }

    public NetworkSettingsSummary? NetworkSettings { get; set; }

    public IList<MountPoint> Mounts { get; set; } = null!;
}
