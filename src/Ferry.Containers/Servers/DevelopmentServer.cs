using Ferry.Containers.Engine;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql;
using Ferry.PostgreSql.Servers;
using Ferry.Settings;

namespace Ferry.Containers.Servers;

/// <summary>The private server of a checkout, in what it was made in; a new one in what the settings choose.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="engine">The engine, for a server in a container.</param>
/// <param name="run">The run, for the labels of what it makes.</param>
public sealed class DevelopmentServer(FerrySettings settings, DockerEngine engine, RunIdentity run) : IDevelopmentServer
{
    private readonly ServerPaths _paths = new(settings.PrivateFolder);

    /// <summary>Where to look for PostgreSQL's programs.</summary>
    internal PostgresSearch Search { get; init; } = PostgresSearch.OfThisMachine();

    private LocalServer Local => field ??= new LocalServer(settings.PrivateFolder, settings.DatabaseName, new LocalServerOptions { Search = Search });

    private readonly Lazy<ContainerServer> _container = new(() => new ContainerServer(
        settings.PrivateFolder, settings.DatabaseName, engine, new ContainerServerOptions(settings.Container, EnvironmentName.Development.Value, run)));

    /// <inheritdoc/>
    public Task<ServerStatus> StatusAsync(CancellationToken cancellationToken = default) => Existing.StatusAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<ServerStarted> StartAsync(IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        var server = await ChooseAsync(cancellationToken);
        var started = await server.StartAsync(progress, cancellationToken);
        if (started is ServerStarted.Started && !IsAsSet(server))
            progress?.Report($"ferry.json asks for \"server\": \"{(server is LocalServer ? "container" : "local")}\"; this server was made otherwise and stays so until db-reset");
        return started;
    }

    /// <inheritdoc/>
    public Task<ServerStopped> StopAsync(CancellationToken cancellationToken = default) => Existing.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public Task WipeAsync(CancellationToken cancellationToken = default) => Existing.WipeAsync(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ReadLogAsync(int lines, bool follow, CancellationToken cancellationToken = default) =>
        Existing.ReadLogAsync(lines, follow, cancellationToken);

    // Where the record is lost, a container is looked for where the next start would make one: only the engine knows then.
    private IDevelopmentServer Existing => Recorded() ?? settings.PrivateServer switch
    {
        ServerChoice.Container => _container.Value,
        ServerChoice.Auto when !PostgresFinder.CanFind(Search) => _container.Value,
        _ => Local,
    };

    private async Task<IDevelopmentServer> ChooseAsync(CancellationToken cancellationToken) => Recorded() ?? settings.PrivateServer switch
    {
        ServerChoice.Container => _container.Value,
        ServerChoice.Local => Local,
        _ => PostgresFinder.CanFind(Search) ? Local : await ContainerOrNoneAsync(cancellationToken),
    };

    // What the server was made in: as the record says, or its files, or nothing.
    private IDevelopmentServer? Recorded()
    {
        try
        {
            return RecordFile.TryReadKind(_paths.Record) switch
            {
                ContainerRecord.Kind => _container.Value,
                ServerRecord.Kind => Local,
                _ => _paths.FindHome() is null ? null : Local,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // whoever uses the folder next says what is wrong with it
        }
    }

    private bool IsAsSet(IDevelopmentServer server) => settings.PrivateServer switch
    {
        ServerChoice.Container => server is ContainerServer,
        ServerChoice.Local => server is LocalServer,
        _ => true,
    };

    // Neither programs nor an engine: one message that names both ways.
    private async Task<ContainerServer> ContainerOrNoneAsync(CancellationToken cancellationToken)
    {
        try
        {
            await engine.AskAsync("looking for an engine", client => client.System.PingAsync(cancellationToken), cancellationToken);
            return _container.Value;
        }
        catch (SurroundingsException exception)
        {
            throw new SurroundingsException(new Notice(
                "There is neither PostgreSQL nor a Docker engine to run the private server with. Nothing was changed.",
                [
                    NoticeDetail.Where($"{PostgresSearch.Variable}, PATH and the usual install folders have no PostgreSQL server programs"),
                    .. exception.Notice.Details.Where(detail => detail.Label != NoticeDetail.FixLabel),
                    NoticeDetail.Fix($"install PostgreSQL's server, or {(exception.Notice.Fix ?? "start Docker")}"),
                    new NoticeDetail("or", "set DATABASE_URL to a database elsewhere"),
                ]), exception);
        }
    }
}
