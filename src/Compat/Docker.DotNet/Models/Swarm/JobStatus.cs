namespace Docker.DotNet.Models;

public class JobStatus
{
    public Version JobIteration { get; set; } = null!;

    public DateTime? LastExecution { get; set; }
}
