namespace Docker.DotNet.Models;

public class SwarmDriver
{
    public string? Name { get; set; }

    public IDictionary<string, string>? Options { get; set; }
}
