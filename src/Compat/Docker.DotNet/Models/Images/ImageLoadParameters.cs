using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ImageLoadParameters
{
    [Query("quiet", QueryFormat.Flag, Required = true)]
    public bool Quiet { get; set; }
}
