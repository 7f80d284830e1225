using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

public class ImagesListResponse
{
    public long Containers { get; set; }

    public DateTime Created { get; set; }

    [JsonPropertyName("Id")]
    public string ID { get; set; } = "";

    public IDictionary<string, string> Labels { get; set; } = null!;

    [JsonPropertyName("ParentId")]
    public string ParentID { get; set; } = "";

    public IList<string> RepoDigests { get; set; } = null!;

    public IList<string> RepoTags { get; set; } = null!;

    public long SharedSize { get; set; }

    public long Size { get; set; }
}
