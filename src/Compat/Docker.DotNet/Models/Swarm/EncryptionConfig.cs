namespace Docker.DotNet.Models;

public class EncryptionConfig
{
    public bool AutoLockManagers { get; set; }
}
