namespace Docker.DotNet.Models;

public class CAConfig
{
    public TimeSpan? NodeCertExpiry { get; set; }

    public string? SigningCACert { get; set; }

    public string? SigningCAKey { get; set; }

    public ulong? ForceRotate { get; set; }
}
