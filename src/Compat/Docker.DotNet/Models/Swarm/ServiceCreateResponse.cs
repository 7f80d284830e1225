namespace Docker.DotNet.Models;

public class ServiceCreateResponse
{
    public string? ID { get; set; }

    public IList<string> Warnings { get; set; } = null!;
}
