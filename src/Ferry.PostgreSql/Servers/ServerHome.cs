using System.Globalization;

namespace Ferry.PostgreSql.Servers;

/// <summary>The folder that belongs to the user who runs the server: data and log, nobody else may enter.</summary>
/// <param name="Folder">Its path, links followed.</param>
internal sealed record ServerHome(string Folder)
{
    internal const string DataName = "data";
    internal const string LogName = "server.log";

    internal string Data => Path.Combine(Folder, DataName);

    internal string Log => Path.Combine(Folder, LogName);

    /// <summary>A name that the server's processes carry in their command lines; bound to the place, so a copied folder has another.</summary>
    internal string ClusterName => "ferry-" + ShortHash.Of(Folder);

    /// <summary>The major version of the data; null if there is no whole data folder.</summary>
    internal int? MajorVersion()
    {
        var file = Path.Combine(Data, "PG_VERSION");
        if (!File.Exists(file)) return null;
        return int.TryParse(File.ReadAllText(file).AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }
}
