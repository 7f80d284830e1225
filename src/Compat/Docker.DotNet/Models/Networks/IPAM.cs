namespace Docker.DotNet.Models;

public class IPAM
{
    public string Driver { get; set; } = "";

    public IDictionary<string, string> Options { get; set; } = null!;

    public IList<IPAMConfig> Config { get; set; } = null!;
}
