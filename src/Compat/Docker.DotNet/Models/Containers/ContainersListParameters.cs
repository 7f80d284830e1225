using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ContainersListParameters
{
    [Query("all", QueryFormat.Flag)]
    public bool? All { get; set; }

    [Query("limit")]
    public long? Limit { get; set; }

    [Query("size", QueryFormat.Flag)]
    public bool? Size { get; set; }

    [Query("filters", QueryFormat.Json)]
    public IDictionary<string, IDictionary<string, bool>>? Filters { get; set; }
}
