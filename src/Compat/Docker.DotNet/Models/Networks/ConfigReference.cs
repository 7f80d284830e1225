namespace Docker.DotNet.Models;

public class ConfigReference
{
    public string Network { get; set; } = "";
}
