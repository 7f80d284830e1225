using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ContainerStatsParameters
{
    [Query("stream", QueryFormat.Flag, Required = true)]
    public bool Stream { get; set; }

    [Query("one-shot", QueryFormat.Flag)]
    public bool? OneShot { get; set; }
}
