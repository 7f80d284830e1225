namespace Docker.DotNet.Models;

public class CredentialSpec
{
    public string Config { get; set; } = "";

    public string File { get; set; } = "";

    public string Registry { get; set; } = "";
}
