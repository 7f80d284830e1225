using System.Globalization;
using System.Text.RegularExpressions;
using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Ferry.PostgreSql.Servers;

/// <summary>Finds PostgreSQL on this machine.</summary>
internal static partial class PostgresFinder
{
    /// <summary>All installations, best first; empty if there are none.</summary>
    internal static async Task<IReadOnlyList<PostgresBinaries>> AllAsync(PostgresSearch search, CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in PostgresFolders.Find(search))
        {
            if (await AskVersionAsync(folder, cancellationToken) is { } binaries) found.Add(binaries);
        }

        return found;
    }

    /// <summary>True if there is an installation, or if one is named, which must then be right.</summary>
    internal static bool CanFind(PostgresSearch search) => search.Configured is not null || PostgresFolders.Find(search).Count > 0;

    /// <summary>The best installation, for a server that is to be made.</summary>
    internal static async Task<PostgresBinaries> BestAsync(PostgresSearch search, CancellationToken cancellationToken)
    {
        RefuseWrongFolder(search);
        return await AllAsync(search, cancellationToken) is [var best, ..] ? best : throw NotFound(search);
    }

    /// <summary>The best installation that can run an existing data folder.</summary>
    internal static async Task<PostgresBinaries> ForDataAsync(PostgresSearch search, int major, string data, CancellationToken cancellationToken)
    {
        RefuseWrongFolder(search);
        var all = await AllAsync(search, cancellationToken);
        if (all.Count == 0) throw NotFound(search);
        return all.FirstOrDefault(binaries => binaries.Major == major) ?? throw new SurroundingsException(new Notice(
            $"The development server's data was made by PostgreSQL {major}, which was not found on this machine ({Names(all)} was). The data is unchanged.",
            NoticeDetail.Where(data),
            NoticeDetail.Fix($"install PostgreSQL {major}, or set {PostgresSearch.Variable} to the folder with its programs"),
            new NoticeDetail("or", $"start afresh with {all[0].Major}: db-reset deletes this data and applies all migrations to an empty database")));
    }

    /// <summary>An installation whose pg_ctl can stop a server: any, but rather the server's own.</summary>
    internal static async Task<PostgresBinaries> ForStoppingAsync(PostgresSearch search, int major, CancellationToken cancellationToken)
    {
        var all = await AllAsync(search, cancellationToken);
        if (all.Count == 0) throw NotFound(search);
        return all.FirstOrDefault(binaries => binaries.Major == major) ?? all[0];
    }

    private static string Names(IReadOnlyList<PostgresBinaries> all) =>
        string.Join(", ", all.Select(binaries => $"{binaries.Version} in {binaries.Folder}"));

    private static void RefuseWrongFolder(PostgresSearch search)
    {
        if (search.Configured is null || PostgresFolders.Find(search with { Path = null, InstallFolders = [] }).Count > 0) return;
        throw new SurroundingsException(new Notice(
            $"{PostgresSearch.Variable} names a folder without PostgreSQL's server programs. Nothing was changed.",
            NoticeDetail.Where(search.Configured),
            NoticeDetail.Fix("set it to the folder that holds initdb, pg_ctl and postgres, or unset it to have PATH and the usual install folders searched")));
    }

    private static SurroundingsException NotFound(PostgresSearch search) => new(new Notice(
        "No PostgreSQL server programs were found on this machine, so the development server cannot run. Nothing was changed.",
        NoticeDetail.Where($"{PostgresSearch.Variable} is not set; searched PATH, {string.Join(", ", search.InstallFolders)}"),
        NoticeDetail.Fix(
            $"install PostgreSQL's server ({Installation}), or set {PostgresSearch.Variable} to the folder that holds initdb, pg_ctl and postgres")));

    private static string Installation =>
        OperatingSystem.IsWindows() ? "winget install PostgreSQL.PostgreSQL.17"
        : OperatingSystem.IsMacOS() ? "brew install postgresql@17"
        : "Debian and Ubuntu: apt-get install postgresql; Fedora: dnf install postgresql-server";

    private static async Task<PostgresBinaries?> AskVersionAsync(string folder, CancellationToken cancellationToken)
    {
        var command = new ProcessCommand(PostgresBinaries.PathOf(folder, "postgres"), "--version");
        var match = VersionText().Match((await ProcessRunner.RunAsync(command, cancellationToken)).Output);
        return match.Success
            ? new PostgresBinaries(folder, match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
            : null;
    }

    // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "postgres (PostgreSQL) 19beta1"
    [GeneratedRegex(@"\(PostgreSQL\) ((\d+)\S*)")]
    private static partial Regex VersionText();
}
