using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ContainerResizeParameters
{
    [Query("h", Required = true)]
    public long Height { get; set; }

    [Query("w", Required = true)]
    public long Width { get; set; }
}
