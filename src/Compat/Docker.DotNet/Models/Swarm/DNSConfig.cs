namespace Docker.DotNet.Models;

public class DNSConfig
{
    public IList<string>? Nameservers { get; set; }

    public IList<string>? Search { get; set; }

    public IList<string>? Options { get; set; }
}
