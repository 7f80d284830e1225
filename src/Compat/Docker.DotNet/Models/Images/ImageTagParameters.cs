using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ImageTagParameters
{
    [Query("repo")]
    public string? RepositoryName { get; set; }

    [Query("tag")]
    public string? Tag { get; set; }
}
