using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ServiceListParameters
{
    [Query("filters", QueryFormat.Json)]
    public IDictionary<string, IDictionary<string, bool>>? Filters { get; set; }

    [Query("status", QueryFormat.Flag)]
    public bool? Status { get; set; }
}
