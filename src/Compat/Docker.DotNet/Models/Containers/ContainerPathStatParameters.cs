using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ContainerPathStatParameters
{
    [Query("path", Required = true)]
    public string Path { get; set; } = "";
}
