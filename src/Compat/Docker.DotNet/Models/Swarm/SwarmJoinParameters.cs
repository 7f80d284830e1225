namespace Docker.DotNet.Models;

public class SwarmJoinParameters
{
    public string ListenAddr { get; set; } = "";

    public string AdvertiseAddr { get; set; } = "";

    public string DataPathAddr { get; set; } = "";

    public IList<string> RemoteAddrs { get; set; } = null!;

    public string JoinToken { get; set; } = "";

    public string Availability { get; set; } = "";
}
