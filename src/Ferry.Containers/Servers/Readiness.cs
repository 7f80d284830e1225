using System.Diagnostics;
using Ferry.Containers.Engine;
using Ferry.Core.Rendering;
using Ferry.PostgreSql.Servers;
using Npgsql;

namespace Ferry.Containers.Servers;

/// <summary>Waits until a server in a container answers, which only the server itself can tell.</summary>
internal sealed class Readiness(ContainerLife life, TimeSpan timeout)
{
    private const int LogLines = 12;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the server lets us in, with the database in it.</summary>
    /// <returns>The container as it is now, and the server's version; a version of null means that it refuses the password.</returns>
    /// <exception cref="SurroundingsException">The container ended, or time is up; it is left as it is.</exception>
    internal async Task<(ServerContainer Container, string? Version)> UntilReadyAsync(string id, string database, string password, CancellationToken cancellationToken)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            var container = await life.FindAsync(id, cancellationToken) ?? throw Gone(id);
            if (container.IsPaused) await life.UnpauseAsync(id, cancellationToken);
            else if (!container.IsRunning) throw await EndedAsync(container, cancellationToken);
            else if (container.PublishedPort is { } port)
            {
                try
                {
                    return (container, await ServerDatabase.TryEnsureAsync(port, database, password, cancellationToken));
                }
                catch (NpgsqlException exception) when (waiting.Elapsed < timeout && (exception is not PostgresException { IsTransient: false } refused || IsStarting(refused)))
                {
                    // It is not there yet: the engine's port is open long before the server's.
                }
                catch (NpgsqlException exception)
                {
                    throw await SilentAsync(container, exception, cancellationToken);
                }
            }
            else if (waiting.Elapsed >= timeout) throw await SilentAsync(container, null, cancellationToken);

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static bool IsStarting(PostgresException exception) => exception.SqlState == PostgresErrorCodes.CannotConnectNow;

    private static SurroundingsException Gone(string id) => new(new Notice(
        "The database container was removed by somebody while its server was starting. A volume with its data is kept.",
        NoticeDetail.Where($"container {id}"),
        NoticeDetail.Fix("run this again")));

    private async Task<SurroundingsException> EndedAsync(ServerContainer container, CancellationToken cancellationToken)
    {
        var said = await life.SaidAsync(container.Id, LogLines, cancellationToken);
        return new SurroundingsException(new Notice(
            $"The database container ended as soon as it was started, with exit code {container.ExitCode}. Its data is kept.",
            NoticeDetail.Where($"container {container.Name}, image {container.ImageName}"),
            new NoticeDetail("said", said.Length > 0 ? said : "nothing"),
            NoticeDetail.Fix(FixOf(container, said))));
    }

    private static string FixOf(ServerContainer container, string said) => said switch
    {
        _ when container.WasOutOfMemory => "it used more memory than it may: raise \"container\": { \"memory\": … } in ferry.json",
        _ when said.Contains("exec format error", StringComparison.Ordinal) =>
            "the image is for another platform than this machine: name one that fits, or set \"container\": { \"platform\": … } in ferry.json, and pull it",
        _ when said.Contains("No space left on device", StringComparison.OrdinalIgnoreCase) =>
            "free some space where Docker keeps its data (docker system df shows what uses it), then run this again",
        _ when said.Contains("not compatible with this version", StringComparison.Ordinal) =>
            "use the image that made the data, or give the data up with db-reset",
        _ => "see what it said; db-reset starts afresh, without the data",
    };

    private async Task<SurroundingsException> SilentAsync(ServerContainer container, NpgsqlException? exception, CancellationToken cancellationToken) => new(new Notice(
        exception is PostgresException
            ? "The server in the database container refuses to let Ferry in; it is running and its data is kept."
            : $"The server in the database container has not answered within {timeout.TotalSeconds:0} seconds; it is still running and its data is kept.",
        NoticeDetail.Where($"container {container.Name}, 127.0.0.1:{container.PublishedPort}"),
        new NoticeDetail("cause", exception?.Message ?? "the engine publishes no port of it"),
        new NoticeDetail("said", await life.SaidAsync(container.Id, LogLines, cancellationToken)),
        NoticeDetail.Fix(
            File.Exists("/.dockerenv")
                ? "Ferry itself runs in a container, whose loopback address is not the engine's: start it with --network host, or set DATABASE_URL"
                : "look at db-logs, then run this again; db-reset starts afresh, without the data")), exception!);
}
