using System.Globalization;
using System.Text.RegularExpressions;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;
using Ferry.Processes;
using Ferry.Settings;

namespace Ferry.PostgreSql.Backups;

/// <summary>Finds pg_dump and pg_restore on this machine; neither psql nor a server has to be there.</summary>
/// <param name="settings">Says where backups are, for the file with the password.</param>
/// <param name="search">Where to look.</param>
public sealed partial class MachineTools(FerrySettings settings, PostgresSearch search)
{
    /// <summary>Finds programs that fit a server.</summary>
    /// <param name="server">The version of the server.</param>
    /// <param name="atLeast">A major version that they must have at least.</param>
    /// <param name="takesOlderMinor">
    /// True to take those of the server's major version whose minor one is older. They know nothing of what the newer minor version brought: a
    /// server 15.20 keeps a counter among the options of columns, which a pg_dump 15.18 writes as an option that no server takes.
    /// </param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>
    /// Those of the lowest major version that will do: a newer pg_dump writes what an older pg_restore does not read. Among these the newest.
    /// Null where there are none.
    /// </returns>
    public async Task<IClientTool?> FindAsync(Version server, int atLeast, bool takesOlderMinor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(server);
        return (await AllAsync(cancellation))
            .Where(tool => tool.Major >= Math.Max(server.Major, atLeast))
            .Where(tool => takesOlderMinor || tool.Major > server.Major || tool.Minor >= server.Minor)
            .OrderBy(tool => tool.Major).ThenByDescending(tool => tool.Minor)
            .FirstOrDefault();
    }

    private async Task<IReadOnlyList<MachineTool>> AllAsync(CancellationToken cancellation)
    {
        var tools = new List<MachineTool>();
        foreach (var folder in PostgresFolders.Find(search, "pg_dump", AreIn))
        {
            var said = await ProcessRunner.RunAsync(new ProcessCommand(PostgresBinaries.PathOf(folder, "pg_dump"), "--version"), cancellation);
            if (VersionText().Match(said.Output) is { Success: true } match)
                tools.Add(new MachineTool(settings.Backups.Folder, folder, match.Groups[1].Value, Number(match.Groups[2]), Number(match.Groups[3])));
        }

        return tools;
    }

    private static bool AreIn(string folder) => File.Exists(PostgresBinaries.PathOf(folder, "pg_dump")) && File.Exists(PostgresBinaries.PathOf(folder, "pg_restore"));

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    // "pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
    [GeneratedRegex(@"\(PostgreSQL\) ((\d+)(?:\.(\d+))?\S*)")]
    private static partial Regex VersionText();
}
