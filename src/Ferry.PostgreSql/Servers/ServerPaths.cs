namespace Ferry.PostgreSql.Servers;

/// <summary>Where a checkout keeps its server. All of it is beside other things in the same folder, hence the common prefix.</summary>
internal sealed class ServerPaths
{
    internal ServerPaths(string folder) => Folder = RealPath.Of(folder);

    /// <summary>The checkout's private folder, <c>.ferry</c>, links followed.</summary>
    internal string Folder { get; }

    internal string Record => Path.Combine(Folder, "server.json");

    internal string Password => Path.Combine(Folder, "server.password");

    internal string Lock => Path.Combine(Folder, "server.lock");

    /// <summary>The server's own folder, or a link to <see cref="Elsewhere"/>.</summary>
    internal string Home => Path.Combine(Folder, "server");

    /// <summary>The server's own folder where the checkout is closed to the user that runs it.</summary>
    internal string Elsewhere => RealPath.Of($"/var/tmp/ferry-{ShortHash.Of(Folder + "\n" + Environment.UserName)}");

    /// <summary>Finds the server's own folder; null if there is none, or if it is another checkout's (a copied link).</summary>
    internal ServerHome? FindHome()
    {
        if (!Directory.Exists(Home)) return null;
        if (new DirectoryInfo(Home).LinkTarget is null) return new ServerHome(Home);
        return RealPath.Of(Home) == Elsewhere ? new ServerHome(Elsewhere) : null;
    }
}
