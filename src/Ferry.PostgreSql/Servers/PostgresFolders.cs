using System.Text.RegularExpressions;

namespace Ferry.PostgreSql.Servers;

/// <summary>Turns a search into the folders that hold server programs, best first.</summary>
internal static partial class PostgresFolders
{
    internal static IReadOnlyList<string> Find(PostgresSearch search) => Find(search, "pg_ctl", PostgresBinaries.AreIn);

    /// <summary>Finds folders with other programs.</summary>
    /// <param name="search">Where to look.</param>
    /// <param name="program">One of them, for links on PATH.</param>
    /// <param name="areIn">Whether a folder has all of them.</param>
    internal static IReadOnlyList<string> Find(PostgresSearch search, string program, Func<string, bool> areIn) =>
        [.. Configured(search, areIn).Concat(OnPath(search, program, areIn)).Concat(Installed(search, areIn)).Distinct()];

    private static IEnumerable<string> Configured(PostgresSearch search, Func<string, bool> areIn) =>
        search.Configured is not { } folder ? []
        : new[] { folder, Path.Combine(folder, "bin") }.Where(areIn).Take(1).Select(Path.GetFullPath);

    // A link on PATH may lead to one program of an installation (Debian has no others there); its neighbours are beside the target.
    private static IEnumerable<string> OnPath(PostgresSearch search, string name, Func<string, bool> areIn) =>
        from folder in (search.Path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        let program = PostgresBinaries.PathOf(folder, name)
        where File.Exists(program)
        let target = Path.GetDirectoryName(RealPath.Of(program))!
        where areIn(target)
        select target;

    private static IEnumerable<string> Installed(PostgresSearch search, Func<string, bool> areIn) =>
        search.InstallFolders.SelectMany(Expand).Where(areIn).OrderByDescending(Number);

    private static IEnumerable<string> Expand(string pattern)
    {
        var parts = pattern.Split('/', '\\');
        var star = Array.FindIndex(parts, part => part.Contains('*', StringComparison.Ordinal));
        if (star < 0) return [pattern];
        var parent = string.Join('/', parts[..star]);
        if (!Directory.Exists(parent)) return [];
        return Directory.EnumerateDirectories(parent, parts[star]).Select(folder => Path.Combine([folder, .. parts[(star + 1)..]]));
    }

    private static double Number(string folder) =>
        LastNumber().Match(folder) is { Success: true } match
            ? double.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(@"\d+(\.\d+)?", RegexOptions.RightToLeft)]
    private static partial Regex LastNumber();
}
