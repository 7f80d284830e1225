using Docker.DotNet.Internal.Requests;

namespace Docker.DotNet.Models;

public class ContainerRestartParameters
{
    [Query("t")]
    public uint? WaitBeforeKillSeconds { get; set; }

    [Query("signal")]
    public string? Signal { get; set; }
}
