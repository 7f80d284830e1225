namespace Docker.DotNet.Models;

public class ImageOptions
{
    public string? Subpath { get; set; }
}
