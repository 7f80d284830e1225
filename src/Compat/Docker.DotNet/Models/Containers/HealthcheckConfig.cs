namespace Docker.DotNet.Models;

public class HealthcheckConfig
{
    public IList<string>? Test { get; set; }

    public TimeSpan? Interval { get; set; }

    public TimeSpan? Timeout { get; set; }

    public TimeSpan? StartPeriod { get; set; }

    public TimeSpan? StartInterval { get; set; }

    public long? Retries { get; set; }
}
