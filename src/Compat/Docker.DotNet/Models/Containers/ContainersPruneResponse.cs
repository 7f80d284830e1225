namespace Docker.DotNet.Models;

public class ContainersPruneResponse
{
    public IList<string> ContainersDeleted { get; set; } = null!;

    public ulong SpaceReclaimed { get; set; }
}
