namespace Docker.DotNet.Models;

public class ServiceUpdateResponse
{
    public IList<string> Warnings { get; set; } = null!;
}
