namespace Docker.DotNet.Models;

public class TaskDefaults
{
    public SwarmDriver? LogDriver { get; set; }
}
