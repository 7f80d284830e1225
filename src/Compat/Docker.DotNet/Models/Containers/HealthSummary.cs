namespace Docker.DotNet.Models;

public class HealthSummary
{
    public string Status { get; set; } = "";

    public long FailingStreak { get; set; }
}
