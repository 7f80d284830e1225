namespace Docker.DotNet.Models;

public class NetworkSpec
{
    public string? Name { get; set; }

    public IDictionary<string, string> Labels { get; set; } = null!;

    public SwarmDriver? DriverConfiguration { get; set; }

    public bool? IPv6Enabled { get; set; }

    public bool? Internal { get; set; }

    public bool? Attachable { get; set; }

    public bool? Ingress { get; set; }

    public IPAMOptions? IPAMOptions { get; set; }

    public ConfigReference? ConfigFrom { get; set; }

    public string? Scope { get; set; }
}
