namespace Docker.DotNet.Models;

public class SpreadOver
{
    public string SpreadDescriptor { get; set; } = "";
}
