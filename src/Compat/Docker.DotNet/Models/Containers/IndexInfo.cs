namespace Docker.DotNet.Models;

public class IndexInfo
{
    public string Name { get; set; } = "";

    public IList<string> Mirrors { get; set; } = null!;

    public bool Secure { get; set; }

    public bool Official { get; set; }
}
