using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class SwarmLeaveParameters
{
    [Query("force", QueryFormat.Flag)]
    public bool? Force { get; set; }
}
