namespace Docker.DotNet.Models;

public class SwarmNetwork
{
    public string ID { get; set; } = "";

    public Version? Version { get; set; }

    public DateTime? CreatedAt { get; set; }

    public DateTime? UpdatedAt { get; set; }

    public NetworkSpec? Spec { get; set; }

    public SwarmDriver? DriverState { get; set; }

    public IPAMOptions? IPAMOptions { get; set; }
}
