using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Processes;
using Npgsql;

namespace Ferry.PostgreSql.Backups;

/// <summary>A login for PostgreSQL's own programs: all by environment, the password in a file that only its owner reads, for as long as they run.</summary>
/// <remarks>https://www.postgresql.org/docs/current/libpq-envars.html, libpq-pgpass.html</remarks>
internal sealed class LibpqLogin : IDisposable
{
    // Npgsql reads these itself where the connection says nothing else.
    private static readonly string[] Shared = ["PGSSLROOTCERT", "PGSSLCERT", "PGSSLKEY", "PGPASSFILE", "PGPASSWORD"];

    private readonly string? _passwordFile;

    private LibpqLogin(Dictionary<string, string?> environment, string? passwordFile) => (Environment, _passwordFile) = (environment, passwordFile);

    /// <summary>Variables to set, and to remove.</summary>
    internal IReadOnlyDictionary<string, string?> Environment { get; }

    /// <summary>Makes the login.</summary>
    /// <param name="connection">The way into the database.</param>
    /// <param name="label">The session's application_name.</param>
    /// <param name="folder">Where the password file may be.</param>
    /// <param name="cancellation">Cancels.</param>
    internal static async Task<LibpqLogin> MakeAsync(ServerConnection connection, string label, string folder, CancellationToken cancellation)
    {
        var login = new NpgsqlConnectionStringBuilder(connection.Reveal());
        var environment = System.Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("PG", StringComparison.OrdinalIgnoreCase) && !Shared.Contains(name, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(name => name, string? (_) => null);
        foreach (var (name, value) in Settings(login)) environment[name] = value;
        environment["PGAPPNAME"] = label;
        environment["LC_ALL"] = "C"; // what it says is read by us
        if (string.IsNullOrEmpty(login.Password)) return new LibpqLogin(environment, passwordFile: null);

        var file = Path.Combine(folder, BackupFolders.Login + OwnerName.New());
        await OwnerOnlyFile.WriteAsync(file, $"*:*:*:*:{Escaped(login.Password)}\n", cancellation);
        environment["PGPASSFILE"] = file;
        environment["PGPASSWORD"] = null;
        return new LibpqLogin(environment, file);
    }

    /// <summary>A database's name where a program takes a connection string as well as a name.</summary>
    internal static string Database(ServerConnection connection) => Database(new NpgsqlConnectionStringBuilder(connection.Reveal()).Database!);

    /// <inheritdoc cref="Database(ServerConnection)"/>
    internal static string Database(string name) =>
        $"dbname='{name.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    private static IEnumerable<(string Name, string Value)> Settings(NpgsqlConnectionStringBuilder login)
    {
        yield return ("PGHOST", login.Host!);
        yield return ("PGPORT", $"{login.Port}");
        yield return ("PGUSER", login.Username!);
        yield return ("PGDATABASE", login.Database ?? login.Username!);
        yield return ("PGSSLMODE", login.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var mode => $"{mode}".ToLowerInvariant(),
        });
        yield return ("PGGSSENCMODE", $"{login.GssEncryptionMode}".ToLowerInvariant());
        yield return ("PGCHANNELBINDING", $"{login.ChannelBinding}".ToLowerInvariant());
        if (login.RootCertificate is { Length: > 0 } root) yield return ("PGSSLROOTCERT", root);
        if (login.SslCertificate is { Length: > 0 } certificate) yield return ("PGSSLCERT", certificate);
        if (login.SslKey is { Length: > 0 } key) yield return ("PGSSLKEY", key);
        if (login.Passfile is { Length: > 0 } passwords) yield return ("PGPASSFILE", passwords);
        if (login.Options is { Length: > 0 } options) yield return ("PGOPTIONS", options);
        if (login.Timeout > 0) yield return ("PGCONNECT_TIMEOUT", $"{login.Timeout}");
    }

    private static string Escaped(string password) => password.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(":", @"\:", StringComparison.Ordinal);

    public void Dispose()
    {
        if (_passwordFile is not null) File.Delete(_passwordFile);
    }
}
