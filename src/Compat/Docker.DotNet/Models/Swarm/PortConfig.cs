namespace Docker.DotNet.Models;

public class PortConfig
{
    public string? Name { get; set; }

    public string? Protocol { get; set; }

    public uint? TargetPort { get; set; }

    public uint? PublishedPort { get; set; }

    public string? PublishMode { get; set; }
}
