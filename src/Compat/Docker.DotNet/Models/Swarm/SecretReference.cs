namespace Docker.DotNet.Models;

public class SecretReference
{
    public SecretReferenceFileTarget? File { get; set; }

    public string SecretID { get; set; } = "";

    public string SecretName { get; set; } = "";
}
