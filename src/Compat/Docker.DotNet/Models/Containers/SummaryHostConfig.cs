namespace Docker.DotNet.Models;

public class SummaryHostConfig
{
    public string? NetworkMode { get; set; }

    public IDictionary<string, string>? Annotations { get; set; }
}
