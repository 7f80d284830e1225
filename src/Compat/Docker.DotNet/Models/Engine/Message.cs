using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

public class Message
{
    public string Type { get; set; } = "";

    public string Action { get; set; } = "";

    public Actor Actor { get; set; } = null!;

    [JsonPropertyName("scope")]
    public string? Scope { get; set; }

    [JsonPropertyName("time")]
    public long? Time { get; set; }

    [JsonPropertyName("timeNano")]
    public long? TimeNano { get; set; }
}
