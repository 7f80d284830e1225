namespace Docker.DotNet.Models;

public class NetworkSettingsSummary
{
    public IDictionary<string, EndpointSettings> Networks { get; set; } = null!;
}
