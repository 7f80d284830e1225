using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ContainerEventsParameters
{
    [Query("since")]
    public string? Since { get; set; }

    [Query("until")]
    public string? Until { get; set; }

    [Query("filters", QueryFormat.Json)]
    public IDictionary<string, IDictionary<string, bool>>? Filters { get; set; }
}
