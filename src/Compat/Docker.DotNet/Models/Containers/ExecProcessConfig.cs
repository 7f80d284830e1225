using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

public class ExecProcessConfig
{
    [JsonPropertyName("tty")]
    public bool Tty { get; set; }

    [JsonPropertyName("entrypoint")]
    public string Entrypoint { get; set; } = "";

    [JsonPropertyName("arguments")]
    public IList<string> Arguments { get; set; } = null!;

    [JsonPropertyName("privileged")]
    public bool? Privileged { get; set; }

    [JsonPropertyName("user")]
    public string? User { get; set; }
}
