namespace Docker.DotNet.NPipe;

/// <summary>Options of the transport over a named pipe.</summary>
public sealed record NPipeTransportOptions
{
    /// <summary>Gets how long to wait for a free instance of the pipe.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
