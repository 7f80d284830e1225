using Ferry.Ports;

namespace Ferry.Workflows;

/// <summary>Reads the log of the private server.</summary>
/// <param name="server">The private server.</param>
public sealed class DbLogs(IDevelopmentServer server)
{
    /// <summary>Reads the newest lines, and with <paramref name="follow"/> those that come.</summary>
    /// <param name="lines">How many of the newest lines.</param>
    /// <param name="follow">True to go on until cancelled.</param>
    /// <param name="cancellation">Ends following.</param>
    /// <returns>The lines, oldest first.</returns>
    public IAsyncEnumerable<string> RunAsync(int lines, bool follow, CancellationToken cancellation) => server.ReadLogAsync(lines, follow, cancellation);
}
