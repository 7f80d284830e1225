namespace Docker.DotNet.Models;

public class VolumesListResponse
{
    public IList<VolumeResponse> Volumes { get; set; } = null!;

    public IList<string> Warnings { get; set; } = null!;
}
