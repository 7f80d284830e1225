namespace Docker.DotNet.Models;

public class Health
{
    public string Status { get; set; } = "";

    public long FailingStreak { get; set; }

    public IList<HealthcheckResult> Log { get; set; } = null!;
}
