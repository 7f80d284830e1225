using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ImageDeleteParameters
{
    [Query("force", QueryFormat.Flag)]
    public bool? Force { get; set; }

    [Query("noprune", QueryFormat.Flag)]
    public bool? NoPrune { get; set; }
}
