namespace Docker.DotNet.Models;

public class ContainerWaitResponse
{
    public WaitExitError? Error { get; set; }

    public long StatusCode { get; set; }
}
