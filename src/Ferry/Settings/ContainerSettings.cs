namespace Ferry.Settings;

/// <summary>What database containers are made from, and what they may use.</summary>
/// <param name="Image">A PostgreSQL image with the variables of the official one.</param>
/// <param name="Platform">The platform to take the image for, such as <c>linux/arm64</c>; null for the engine's own.</param>
/// <param name="Memory">How much memory it may use, in bytes; null for no limit.</param>
/// <param name="Cpus">How many processors it may use, such as 1.5; null for no limit.</param>
public sealed record ContainerSettings(string Image, string? Platform = null, long? Memory = null, decimal? Cpus = null)
{
    /// <summary>The image that is used where ferry.json names none.</summary>
    public const string DefaultImage = "postgres:18";
}
