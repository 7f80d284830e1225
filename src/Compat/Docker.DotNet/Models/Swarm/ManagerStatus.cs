namespace Docker.DotNet.Models;

public class ManagerStatus
{
    public bool? Leader { get; set; }

    public string? Reachability { get; set; }

    public string? Addr { get; set; }
}
