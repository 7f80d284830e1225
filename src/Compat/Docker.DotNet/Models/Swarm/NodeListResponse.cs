namespace Docker.DotNet.Models;

public class NodeListResponse
{
    public string ID { get; set; } = "";

    public Version? Version { get; set; }

    public DateTime? CreatedAt { get; set; }

    public DateTime? UpdatedAt { get; set; }

    public NodeUpdateParameters? Spec { get; set; }

    public NodeDescription? Description { get; set; }

    public NodeStatus? Status { get; set; }

    public ManagerStatus? ManagerStatus { get; set; }
}
