namespace Docker.DotNet.Models;

public class ImagesPruneResponse
{
    public IList<ImageDeleteResponse> ImagesDeleted { get; set; } = null!;

    public ulong SpaceReclaimed { get; set; }
}
