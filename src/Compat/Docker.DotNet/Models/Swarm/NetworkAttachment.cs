namespace Docker.DotNet.Models;

public class NetworkAttachment
{
    public SwarmNetwork? Network { get; set; }

    public IList<string>? Addresses { get; set; }
}
