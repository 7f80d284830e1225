using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Ports;

namespace Ferry.Workflows;

/// <summary>Starts the private server, making it where there is none.</summary>
/// <param name="server">The private server.</param>
/// <param name="progress">Told what is going on.</param>
public sealed class DbStart(IDevelopmentServer server, IProgress<string> progress)
{
    /// <summary>Starts the server.</summary>
    /// <param name="cancellation">Cancels the start.</param>
    /// <returns>Where it is.</returns>
    public async Task<IOutcome> RunAsync(CancellationToken cancellation) => await server.StartAsync(progress, cancellation) switch
    {
        ServerStarted.AlreadyRunning running => Tell("is running already", running.Server),
        ServerStarted.Created created => Tell("was created and is running", created.Server),
        var started => Tell("is running", started.Server),
    };

    private static Done Tell(string state, ServerStatus.Running server) => new(new Notice(
        $"The private PostgreSQL {server.Version} {state} at {server.Address}.",
        server.Place.Details));
}
