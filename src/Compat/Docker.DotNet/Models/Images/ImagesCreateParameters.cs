using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ImagesCreateParameters
{
    [Query("fromImage")]
    public string? FromImage { get; set; }

    [Query("fromSrc")]
    public string? FromSrc { get; set; }

    [Query("repo")]
    public string? Repo { get; set; }

    [Query("tag")]
    public string? Tag { get; set; }

    [Query("message")]
    public string? Message { get; set; }

    [Query("changes", QueryFormat.Repeated)]
    public IList<string>? Changes { get; set; }

    [Query("platform")]
    public string? Platform { get; set; }

    public AuthConfig RegistryAuth { get; set; } = null!;
}
