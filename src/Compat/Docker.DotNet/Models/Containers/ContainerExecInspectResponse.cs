namespace Docker.DotNet.Models;

public class ContainerExecInspectResponse
{
    public string ID { get; set; } = "";

    public bool Running { get; set; }

    public long? ExitCode { get; set; }

    public ExecProcessConfig? ProcessConfig { get; set; }

    public bool OpenStdin { get; set; }

    public bool OpenStderr { get; set; }

    public bool OpenStdout { get; set; }

    public bool CanRemove { get; set; }

    public string ContainerID { get; set; } = "";

    public string DetachKeys { get; set; } = "";

    public long Pid { get; set; }
}
