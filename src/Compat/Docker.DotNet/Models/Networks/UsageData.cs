namespace Docker.DotNet.Models;

public class UsageData
{
    public long RefCount { get; set; }

    public long Size { get; set; }
}
