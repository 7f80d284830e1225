using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class VolumesListParameters
{
    [Query("filters", QueryFormat.Json)]
    public IDictionary<string, IDictionary<string, bool>>? Filters { get; set; }
}
