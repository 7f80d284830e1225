using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ImagesListParameters
{
    [Query("all", QueryFormat.Flag)]
    public bool? All { get; set; }

    [Query("filters", QueryFormat.Json)]
    public IDictionary<string, IDictionary<string, bool>>? Filters { get; set; }

    [Query("shared-size", QueryFormat.Flag)]
    public bool? SharedSize { get; set; }

    [Query("digests", QueryFormat.Flag)]
    public bool? Digests { get; set; }

    [Query("manifests", QueryFormat.Flag)]
    public bool? Manifests { get; set; }
}
