namespace Docker.DotNet.Models;

public class Version
{
    public ulong? Index { get; set; }
}
