namespace Ferry.Ports;

/// <summary>pg_dump and pg_restore of one version. Passwords reach them by a file that only its owner reads.</summary>
public interface IClientTool
{
    /// <summary>Their version, such as <c>15.18</c>.</summary>
    string Version { get; }

    /// <summary>Their major version.</summary>
    int Major { get; }

    /// <summary>Runs pg_dump.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="label">What the session is for, shown to others in <c>application_name</c>.</param>
    /// <param name="folder">A folder that is not there yet; the dump's files are in it afterwards.</param>
    /// <param name="arguments">Its arguments but for format, file and login; no secret.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What it said on standard error; null when it succeeded.</returns>
    Task<string?> DumpAsync(ServerConnection connection, string label, string folder, IReadOnlyList<string> arguments, CancellationToken cancellation);

    /// <summary>Runs pg_restore.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="label">What the session is for, shown to others in <c>application_name</c>.</param>
    /// <param name="folder">The folder with the dump's files.</param>
    /// <param name="arguments">Its arguments but for format, database and login; no secret.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What it said on standard error; null when it succeeded.</returns>
    Task<string?> RestoreAsync(ServerConnection connection, string label, string folder, IReadOnlyList<string> arguments, CancellationToken cancellation);
}
