using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

public class PortBinding
{
    [JsonPropertyName("HostIp")]
    public string HostIP { get; set; } = "";

    public string HostPort { get; set; } = "";
}
