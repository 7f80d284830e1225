namespace Ferry.PostgreSql.Servers;

/// <summary>The server programs of one PostgreSQL installation.</summary>
/// <param name="Folder">The folder that holds initdb, pg_ctl and postgres.</param>
/// <param name="Version">The version they say, such as <c>17.6</c>.</param>
/// <param name="Major">The major version, which data folders are bound to.</param>
internal sealed record PostgresBinaries(string Folder, string Version, int Major)
{
    // Others (pg_dump, psql) are not asked for: some builds carry nothing but these three.
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    internal string InitDb => PathOf(Folder, "initdb");

    internal string PgCtl => PathOf(Folder, "pg_ctl");

    internal string Postgres => PathOf(Folder, "postgres");

    internal static bool AreIn(string folder) => Needed.All(name => File.Exists(PathOf(folder, name)));

    internal static string PathOf(string folder, string program) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program);
}
