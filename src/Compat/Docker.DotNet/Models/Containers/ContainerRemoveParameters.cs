using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ContainerRemoveParameters
{
    [Query("v", QueryFormat.Flag)]
    public bool? RemoveVolumes { get; set; }

    [Query("link", QueryFormat.Flag)]
    public bool? RemoveLinks { get; set; }

    [Query("force", QueryFormat.Flag)]
    public bool? Force { get; set; }
}
