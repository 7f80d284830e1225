namespace Docker.DotNet.Models;

public class ContainerExecCreateParameters
{
    public string User { get; set; } = "";

    public bool Privileged { get; set; }

    public bool TTY { get; set; }

    public ConsoleSize ConsoleSize { get; set; } = null!;

    public bool AttachStdin { get; set; }

    public bool AttachStderr { get; set; }

    public bool AttachStdout { get; set; }

    public string DetachKeys { get; set; } = "";

    public IList<string> Env { get; set; } = null!;

    public string WorkingDir { get; set; } = "";

    public IList<string> Cmd { get; set; } = null!;
}
