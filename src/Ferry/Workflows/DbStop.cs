using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Ports;

namespace Ferry.Workflows;

/// <summary>Stops the private server; its data stays.</summary>
/// <param name="server">The private server.</param>
/// <param name="orphans">What others have left behind.</param>
public sealed class DbStop(IDevelopmentServer server, IOrphans orphans)
{
    /// <summary>Stops the server.</summary>
    /// <param name="withOrphans">True to remove, too, what killed runs and deleted checkouts have left with the container engine.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <returns>What was done.</returns>
    public async Task<IOutcome> RunAsync(bool withOrphans, CancellationToken cancellation)
    {
        // First, because it may fail for want of an engine, and then nothing was done.
        var removed = withOrphans ? await orphans.RemoveAsync(cancellation) : [];
        var stopped = await server.StopAsync(cancellation) switch
        {
            ServerStopped.Stopped done => $"Stopped the private PostgreSQL at {done.Server.Address}; its data stays in {done.Server.Place.Data}.",
            _ when removed.Count > 0 => "The private PostgreSQL is not running.",
            _ => "Nothing to do: the private PostgreSQL is not running.",
        };
        if (!withOrphans) return new Done(stopped);
        return new Done(removed.Count == 0
            ? new Notice($"{stopped} There are no orphans.")
            : new Notice($"{stopped} Removed {Count.Of(removed.Count, "orphan")}.", [new NoticeDetail("removed", string.Join('\n', removed))]));
    }
}
