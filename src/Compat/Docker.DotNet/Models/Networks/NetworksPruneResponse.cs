namespace Docker.DotNet.Models;

public class NetworksPruneResponse
{
    public IList<string> NetworksDeleted { get; set; } = null!;
}
