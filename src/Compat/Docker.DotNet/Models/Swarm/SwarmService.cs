namespace Docker.DotNet.Models;

public class SwarmService
{
    public string ID { get; set; } = "";

    public Version? Version { get; set; }

    public DateTime? CreatedAt { get; set; }

    public DateTime? UpdatedAt { get; set; }

    public ServiceSpec? Spec { get; set; }

    public ServiceSpec? PreviousSpec { get; set; }

    public Endpoint? Endpoint { get; set; }

    public UpdateStatus? UpdateStatus { get; set; }

    public ServiceStatus? ServiceStatus { get; set; }

    public JobStatus? JobStatus { get; set; }
}
