namespace Docker.DotNet.Models;

public class ServiceConfig
{
    public IList<string> InsecureRegistryCIDRs { get; set; } = null!;

    public IDictionary<string, IndexInfo> IndexConfigs { get; set; } = null!;

    public IList<string> Mirrors { get; set; } = null!;
}
