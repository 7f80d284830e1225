using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Sessions;
using Ferry.Settings;

namespace Ferry.PostgreSql;

/// <summary>Finds out where the database of an environment is.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="server">The private server, for an environment that has it.</param>
/// <param name="progress">Told when the private server has to be started.</param>
public sealed class Connections(FerrySettings settings, IDevelopmentServer server, IProgress<string> progress) : IConnections, IConfiguredConnections, IVisibleEnvironments
{
    /// <summary>Finds the connection of an environment; starts the private server where it has one and no connection is set.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="UsageException">No variable is set, or its text is unusable.</exception>
    public async Task<ConnectionSettings> ForAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        if (VariableOf(environment) is { } variable) return ConnectionSettings.Parse(Environment.GetEnvironmentVariable(variable)!, variable);
        if (!settings.For(environment).HasPrivateServer)
        {
            throw new UsageException(new Notice(
                $"No connection is set for {environment}. Nothing was run.",
                [NoticeDetail.Fix($"set {string.Join(" or ", settings.For(environment).ConnectionVariables)} to postgres://user:password@host:5432/database")]));
        }

        var started = await server.StartAsync(progress, cancellation);
        if (started is not ServerStarted.AlreadyRunning) progress.Report($"  private PostgreSQL {started.Server.Version} is running at {started.Server.Address}");
        return ConnectionSettings.Parse(started.Connection.Reveal(), "the private server");
    }

    /// <inheritdoc/>
    public async Task<ServerConnection> FindAsync(EnvironmentName environment, CancellationToken cancellation)
    {
        var found = await ForAsync(environment, cancellation);
        return new ServerConnection($"{found.Address} as {found.User}", found.Secret);
    }

    /// <inheritdoc/>
    public string? VariableOf(EnvironmentName environment) =>
        settings.For(environment).ConnectionVariables.FirstOrDefault(name => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name)));

    /// <inheritdoc/>
    public async Task<bool> CanLookAsync(EnvironmentName environment, CancellationToken cancellation) =>
        VariableOf(environment) is not null
        || (settings.For(environment).HasPrivateServer && await server.StatusAsync(cancellation) is ServerStatus.Running or ServerStatus.Stopped or ServerStatus.Paused);
}
