namespace Docker.DotNet.Models;

public class ImageDeleteResponse
{
    public string? Deleted { get; set; }

    public string? Untagged { get; set; }
}
