namespace Docker.DotNet.Models;

public class ContainerArchiveResponse
{
    public ContainerPathStatResponse Stat { get; set; } = null!;

    public Stream? Stream { get; set; }
}
