using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ContainerKillParameters
{
    [Query("signal")]
    public string? Signal { get; set; }
}
