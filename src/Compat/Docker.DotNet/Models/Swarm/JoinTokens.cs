namespace Docker.DotNet.Models;

public class JoinTokens
{
    public string Worker { get; set; } = "";

    public string Manager { get; set; } = "";
}
