namespace Docker.DotNet.Models;

public class WaitExitError
{
    public string? Message { get; set; }
}
