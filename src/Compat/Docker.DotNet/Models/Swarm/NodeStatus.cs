namespace Docker.DotNet.Models;

public class NodeStatus
{
    public string? State { get; set; }

    public string? Message { get; set; }

    public string? Addr { get; set; }
}
