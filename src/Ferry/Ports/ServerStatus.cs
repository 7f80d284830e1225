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
    /// <param name="MajorVersion">PostgreSQL major version of its data.</param>
    /// <param name="DataFolder">Where its data is.</param>
    public sealed record Stopped(int MajorVersion, string DataFolder) : ServerStatus;

    /// <summary>The server is running.</summary>
    /// <param name="ProcessId">The process id of its postmaster.</param>
    /// <param name="Address">Where it listens, as <c>host:port</c>.</param>
    /// <param name="Version">PostgreSQL version, major and minor where it is known.</param>
    /// <param name="DataFolder">Where its data is.</param>
    /// <param name="Since">When it was started.</param>
    public sealed record Running(int ProcessId, string Address, string Version, string DataFolder, DateTimeOffset Since) : ServerStatus;

    /// <summary>The server is not running and cannot be started: no PostgreSQL of its major version is on this machine.</summary>
    /// <param name="MajorVersion">PostgreSQL major version of its data.</param>
    /// <param name="DataFolder">Where its data is.</param>
    /// <param name="Installed">The major versions that are on this machine, newest first.</param>
    public sealed record OtherMajorVersion(int MajorVersion, string DataFolder, IReadOnlyList<int> Installed) : ServerStatus;
}
