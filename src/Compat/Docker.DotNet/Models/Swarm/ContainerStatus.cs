namespace Docker.DotNet.Models;

public class ContainerStatus
{
    public string ContainerID { get; set; } = "";

    public long PID { get; set; }

    public long ExitCode { get; set; }
}
