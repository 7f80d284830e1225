using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

public class NetworkResponse
{
    public string Name { get; set; } = "";

    [JsonPropertyName("Id")]
    public string ID { get; set; } = "";

    public DateTime Created { get; set; }

    public string Scope { get; set; } = "";

    public string Driver { get; set; } = "";

    public bool EnableIPv4 { get; set; }

    public bool EnableIPv6 { get; set; }

    public IPAM IPAM { get; set; } = null!;

    public bool Internal { get; set; }

    public bool Attachable { get; set; }

    public bool Ingress { get; set; }

    public ConfigReference ConfigFrom { get; set; } = null!;

    public bool ConfigOnly { get; set; }

    public IDictionary<string, string> Options { get; set; } = null!;

    public IDictionary<string, string> Labels { get; set; } = null!;

    public IList<PeerInfo>? Peers { get; set; }

    public IDictionary<string, EndpointResource> Containers { get; set; } = null!;

    public IDictionary<string, ServiceInfo>? Services { get; set; }
}
