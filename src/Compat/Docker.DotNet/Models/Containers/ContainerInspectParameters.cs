using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ContainerInspectParameters
{
    [Query("size", QueryFormat.Flag)]
    public bool? IncludeSize { get; set; }
}
