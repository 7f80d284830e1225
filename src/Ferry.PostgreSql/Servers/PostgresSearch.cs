namespace Ferry.PostgreSql.Servers;

/// <summary>Where to look for PostgreSQL programs, in this order.</summary>
/// <param name="Configured">A folder named by the user, which must then be right; null if none is.</param>
/// <param name="Path">A list of folders in the form of the PATH variable; links in it are followed.</param>
/// <param name="InstallFolders">Usual install folders; a <c>*</c> in one part of the path stands for the version.</param>
public sealed record PostgresSearch(string? Configured, string? Path, IReadOnlyList<string> InstallFolders)
{
    /// <summary>The environment variable that names the folder with the PostgreSQL programs.</summary>
    public const string Variable = "FERRY_POSTGRES_BIN";

    private static readonly string[] LinuxFolders =
    [
        "/usr/lib/postgresql/*/bin",                              // Debian, Ubuntu
        "/usr/pgsql-*/bin",                                       // Red Hat, packages of the PostgreSQL project
        "/usr/lib/postgresql*/bin",                               // SUSE
        "/usr/libexec/postgresql*",                               // Alpine
        "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
        "/opt/PostgreSQL/*/bin",                                  // EDB installer
        "/usr/bin",                                               // Fedora, Arch
        "/usr/local/pgsql/bin",                                   // make install
    ];

    private static readonly string[] MacFolders =
    [
        "/opt/homebrew/opt/postgresql@*/bin",                     // Homebrew, Apple silicon
        "/usr/local/opt/postgresql@*/bin",                        // Homebrew, Intel
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        "/Library/PostgreSQL/*/bin",                              // EDB installer
        "/usr/local/pgsql/bin",
    ];

    /// <summary>Reads FERRY_POSTGRES_BIN and PATH, and takes the install folders usual on this operating system.</summary>
    /// <returns>The search for this machine.</returns>
    public static PostgresSearch OfThisMachine() => new(
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } configured ? configured : null,
        Environment.GetEnvironmentVariable("PATH"),
        OperatingSystem.IsWindows()
            ? [System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin")]
            : OperatingSystem.IsMacOS() ? MacFolders : LinuxFolders);
}
