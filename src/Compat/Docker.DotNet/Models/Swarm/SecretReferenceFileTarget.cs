namespace Docker.DotNet.Models;

public class SecretReferenceFileTarget
{
    public string Name { get; set; } = "";

    public string UID { get; set; } = "";

    public string GID { get; set; } = "";

    public uint Mode { get; set; }
}
