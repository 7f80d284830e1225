namespace Ferry.Ports;

/// <summary>The state of a development server, as seen without touching it.</summary>
public abstract record ServerStatus
{
    private ServerStatus()
    {
    }

    /// <summary>There is no server yet; the next start makes one.</summary>
    /// <param name="Folder">The folder it would be kept in.</param>
    public sealed record NotCreated(string Folder) : ServerStatus;

    /// <summary>The server exists and is not running; the next start runs it.</summary>
    /// <param name="MajorVersion">PostgreSQL major version of its data; null where it is not known.</param>
    /// <param name="Place">What it runs in, and where its data is.</param>
    public sealed record Stopped(int? MajorVersion, ServerPlace Place) : ServerStatus;

    /// <summary>The server is running.</summary>
    /// <param name="Address">Where it listens, as <c>host:port</c>.</param>
    /// <param name="Version">PostgreSQL version, major and minor where it is known.</param>
    /// <param name="Place">What it runs in, and where its data is.</param>
    /// <param name="Since">When it was started.</param>
    public sealed record Running(string Address, string Version, ServerPlace Place, DateTimeOffset Since) : ServerStatus;

    /// <summary>The server's container was paused from outside; the next start lets it go on.</summary>
    /// <param name="Place">What it runs in, and where its data is.</param>
    public sealed record Paused(ServerPlace Place) : ServerStatus;

    /// <summary>The server is not running and cannot be started: no PostgreSQL of its major version is on this machine.</summary>
    /// <param name="MajorVersion">PostgreSQL major version of its data.</param>
    /// <param name="Place">Where its data is.</param>
    /// <param name="Installed">The major versions that are on this machine, newest first.</param>
    public sealed record OtherMajorVersion(int MajorVersion, ServerPlace Place, IReadOnlyList<int> Installed) : ServerStatus;
}
