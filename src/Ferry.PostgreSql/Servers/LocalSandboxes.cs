using Ferry.Core.Rendering;
using Ferry.Ports;

namespace Ferry.PostgreSql.Servers;

/// <summary>Makes throw-away servers from the PostgreSQL programs on this machine.</summary>
/// <param name="folder">The checkout's private folder, <c>.ferry</c>.</param>
/// <param name="search">Where to look for PostgreSQL.</param>
/// <remarks>What a killed process leaves is removed by the next sandbox of the checkout.</remarks>
public sealed class LocalSandboxes(string folder, PostgresSearch search) : ISandboxes
{
    private const string Database = "sandbox";

    private readonly SandboxFolders _folders = new(folder);

    /// <summary>Looks for programs of a major version.</summary>
    /// <param name="major">The version; null for any.</param>
    /// <param name="orNewer">True to take the next newer one where there is none of that version.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The major version there is; null where there is none.</returns>
    public async Task<int?> FindMajorAsync(int? major, bool orNewer, CancellationToken cancellation) => (await PostgresFinder.AllAsync(search, cancellation))
        .Where(binaries => major is null || binaries.Major == major || (orNewer && binaries.Major > major))
        .OrderBy(binaries => major is null ? 0 : binaries.Major)
        .FirstOrDefault()?.Major;

    /// <inheritdoc/>
    public async Task<ISandbox> StartAsync(int? major = null, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        var binaries = (await PostgresFinder.AllAsync(search, cancellationToken)).FirstOrDefault(one => major is null || one.Major == major) ?? throw NotFound(major);
        await _folders.RemoveOrphansAsync(cancellationToken);
        var home = await _folders.MakeAsync(cancellationToken);
        var server = new LocalServer(home, Database, new LocalServerOptions { Search = search with { Configured = binaries.Folder }, Durable = false, Settings = Settings });
        try
        {
            // Its own sentences are about a development server.
            progress?.Report($"  starting a throw-away PostgreSQL {binaries.Version}");
            var started = await server.StartAsync(progress: null, cancellationToken);
            return new Sandbox(started.Connection, started.Server.Place, () => SandboxFolders.WipeAsync(home));
        }
        catch
        {
            await SandboxFolders.WipeAsync(home);
            throw;
        }
    }

    private static Dictionary<string, string> Settings => new() { ["synchronous_commit"] = "off", ["max_wal_size"] = "4GB", ["maintenance_work_mem"] = "256MB" };

    private static SurroundingsException NotFound(int? major) => new(new Notice(
        $"A throw-away server is needed, and no PostgreSQL{(major is null ? "" : $" {major}")} was found on this machine. Nothing was changed.",
        NoticeDetail.Fix($"install PostgreSQL's server programs{(major is null ? "" : $" of version {major}")}, set {PostgresSearch.Variable}, or start Docker")));

    private sealed class Sandbox(ServerConnection connection, ServerPlace place, Func<Task> removeAsync) : ISandbox
    {
        public ServerConnection Connection => connection;

        public ServerPlace Place => place;

        public async ValueTask DisposeAsync() => await removeAsync();
    }
}
