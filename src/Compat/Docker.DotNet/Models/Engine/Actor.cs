namespace Docker.DotNet.Models;

public class Actor
{
    public string ID { get; set; } = "";

    public IDictionary<string, string> Attributes { get; set; } = null!;
}
