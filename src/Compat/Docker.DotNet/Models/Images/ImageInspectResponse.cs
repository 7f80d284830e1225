using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

public class ImageInspectResponse
{
    [JsonPropertyName("Id")]
    public string ID { get; set; } = "";

    public IList<string> RepoTags { get; set; } = null!;

    public IList<string> RepoDigests { get; set; } = null!;

    public string? Comment { get; set; }

    public DateTime? Created { get; set; }

    public string? Author { get; set; }

    public DockerOCIImageConfig? Config { get; set; }

    public string Architecture { get; set; } = "";

    public string? Variant { get; set; }

    public string Os { get; set; } = "";

    public string? OsVersion { get; set; }

    public long Size { get; set; }

    public DriverData? GraphDriver { get; set; }

    public RootFS RootFS { get; set; } = null!;

    public Metadata Metadata { get; set; } = null!;
}
