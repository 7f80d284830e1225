using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ContainerRenameParameters
{
    [Query("name")]
    public string? NewName { get; set; }
}
