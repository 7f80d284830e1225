namespace Docker.DotNet.Models;

public class ContainerExecStartParameters
{
    public bool Detach { get; set; }

    public bool TTY { get; set; }

    public ConsoleSize ConsoleSize { get; set; } = null!;
}
