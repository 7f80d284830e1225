using Ferry.PostgreSql.Servers;

namespace Ferry.PostgreSql.Live;

/// <summary>Knows how much room a server's disk has, where the server runs on this machine.</summary>
/// <remarks>
/// An address proves nothing: a tunnel and a container answer on loopback, too. So the server's data folder has to be here, and the file
/// in it has to tell of the same start of a server on the same port.
/// </remarks>
internal static class ServerDisk
{
    // The file has the moment at which the server began to start, SQL the one at which it was ready.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);

    /// <summary>Measures.</summary>
    /// <param name="dataFolder">The server's data folder; null when the role may not see it.</param>
    /// <param name="started">When the server was started.</param>
    /// <param name="port">Its port.</param>
    /// <param name="places">Locations of tablespaces; empty text for the data folder.</param>
    /// <returns>Free bytes by location; what is not known is left out.</returns>
    public static IReadOnlyDictionary<string, long> Free(string? dataFolder, DateTimeOffset started, int port, IEnumerable<string> places)
    {
        var free = new Dictionary<string, long>();
        if (dataFolder is null || !IsHere(dataFolder, started, port)) return free;
        foreach (var place in places.Distinct())
        {
            try
            {
                var folder = Path.GetFullPath(place.Length == 0 ? dataFolder : place);
                free[place] = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // Not known, then.
            }
        }

        return free;
    }

    private static bool IsHere(string dataFolder, DateTimeOffset started, int port)
    {
        try
        {
            return Postmaster.TryRead(dataFolder) is { } here && here.Port == port && started - here.Since is var took && took >= TimeSpan.Zero && took < LongestStart;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
