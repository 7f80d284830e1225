namespace Ferry.Ports;

/// <summary>A throw-away server. Its data is not durable and goes with it.</summary>
public interface ISandbox : IAsyncDisposable
{
    /// <summary>The way into its database, as the superuser.</summary>
    ServerConnection Connection { get; }

    /// <summary>What it runs in.</summary>
    ServerPlace Place { get; }
}
