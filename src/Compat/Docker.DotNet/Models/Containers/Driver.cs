namespace Docker.DotNet.Models;

public class Driver
{
    public string? Name { get; set; }

    public IDictionary<string, string>? Options { get; set; }
}
