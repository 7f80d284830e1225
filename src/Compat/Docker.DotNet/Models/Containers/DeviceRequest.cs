namespace Docker.DotNet.Models;

public class DeviceRequest
{
    public string Driver { get; set; } = "";

    public long Count { get; set; }

    public IList<string> DeviceIDs { get; set; } = null!;

    public IList<IList<string>> Capabilities { get; set; } = null!;

    public IDictionary<string, string> Options { get; set; } = null!;
}
