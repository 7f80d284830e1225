namespace Docker.DotNet.Models;

public class TaskResponse
{
    public string ID { get; set; } = "";

    public Version? Version { get; set; }

    public DateTime? CreatedAt { get; set; }

    public DateTime? UpdatedAt { get; set; }

    public string? Name { get; set; }

    public IDictionary<string, string> Labels { get; set; } = null!;

    public TaskSpec? Spec { get; set; }

    public string? ServiceID { get; set; }

    public long? Slot { get; set; }

    public string? NodeID { get; set; }

    public TaskStatus? Status { get; set; }

    public TaskState? DesiredState { get; set; }

    public IList<NetworkAttachment>? NetworksAttachments { get; set; }

    public IList<GenericResource>? GenericResources { get; set; }

    public Version? JobIteration { get; set; }
}
