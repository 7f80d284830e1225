namespace Docker.DotNet.Models;

public class TaskSpec
{
    public ContainerSpec? ContainerSpec { get; set; }

    public NetworkAttachmentSpec? NetworkAttachmentSpec { get; set; }

    public ResourceRequirements? Resources { get; set; }

    public SwarmRestartPolicy? RestartPolicy { get; set; }

    public Placement? Placement { get; set; }

    public IList<NetworkAttachmentConfig>? Networks { get; set; }

    public SwarmDriver? LogDriver { get; set; }

    public ulong ForceUpdate { get; set; }

    public string? Runtime { get; set; }
}
