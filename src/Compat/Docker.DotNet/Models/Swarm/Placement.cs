namespace Docker.DotNet.Models;

public class Placement
{
    public IList<string>? Constraints { get; set; }

    public IList<PlacementPreference>? Preferences { get; set; }

    public ulong? MaxReplicas { get; set; }

    public IList<SwarmPlatform>? Platforms { get; set; }
}
