namespace Docker.DotNet.Models;

public class Privileges
{
    public CredentialSpec? CredentialSpec { get; set; }

    public SELinuxContext? SELinuxContext { get; set; }

    public bool NoNewPrivileges { get; set; }
}
