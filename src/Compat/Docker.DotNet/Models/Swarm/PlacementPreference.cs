namespace Docker.DotNet.Models;

public class PlacementPreference
{
    public SpreadOver? Spread { get; set; }
}
