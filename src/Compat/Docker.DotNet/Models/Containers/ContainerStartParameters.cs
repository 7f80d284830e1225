using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ContainerStartParameters
{
    [Query("detachKeys")]
    public string? DetachKeys { get; set; }
}
