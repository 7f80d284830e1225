namespace Ferry.Ports;

/// <summary>How stopping a development server ended.</summary>
public abstract record ServerStopped
{
    private ServerStopped()
    {
    }

    /// <summary>It was running and is not any more; its data is kept.</summary>
    /// <param name="Server">The server as it was running.</param>
    public sealed record Stopped(ServerStatus.Running Server) : ServerStopped;

    /// <summary>There was nothing to stop.</summary>
    public sealed record NotRunning : ServerStopped;
}
