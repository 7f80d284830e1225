namespace Docker.DotNet.Models;

public class VolumeResponse
{
    public string? CreatedAt { get; set; }

    public string Driver { get; set; } = "";

    public IDictionary<string, string> Labels { get; set; } = null!;

    public string Mountpoint { get; set; } = "";

    public string Name { get; set; } = "";

    public IDictionary<string, string> Options { get; set; } = null!;

    public string Scope { get; set; } = "";

    public IDictionary<string, object>? Status { get; set; }

    public UsageData? UsageData { get; set; }
}
