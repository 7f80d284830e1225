using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

public class VersionResponse
{
    public PlatformInfo? Platform { get; set; }

    public string Version { get; set; } = "";

    [JsonPropertyName("ApiVersion")]
    public string APIVersion { get; set; } = "";

    public string? MinAPIVersion { get; set; }

    public string Os { get; set; } = "";

    public string Arch { get; set; } = "";

    public IList<ComponentVersion>? Components { get; set; }

    public string? GitCommit { get; set; }

    public string? GoVersion { get; set; }

    public string? KernelVersion { get; set; }

    public bool? Experimental { get; set; }

    public string? BuildTime { get; set; }
}
