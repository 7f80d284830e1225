namespace Docker.DotNet.Models;

public class UpdateStatus
{
    public string? State { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? CompletedAt { get; set; }

    public string? Message { get; set; }
}
