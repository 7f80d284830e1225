namespace Docker.DotNet.Models;

public class NetworkAttachmentConfig
{
    public string? Target { get; set; }

    public IList<string>? Aliases { get; set; }

    public IDictionary<string, string>? DriverOpts { get; set; }
}
