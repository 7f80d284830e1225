namespace Docker.DotNet.Models;

public class DriverData
{
    public IDictionary<string, string> Data { get; set; } = null!;

    public string Name { get; set; } = "";
}
