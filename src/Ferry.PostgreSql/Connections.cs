using Ferry.Core.Rendering;
using Ferry.PostgreSql.Sessions;
using Ferry.Settings;

namespace Ferry.PostgreSql;

/// <summary>Finds out where the database of an environment is.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="privateServer">Starts the private server and gives its connection.</param>
/// <param name="variable">Reads an environment variable.</param>
public sealed class Connections(FerrySettings settings, Func<CancellationToken, Task<ConnectionSettings>> privateServer, Func<string, string?> variable)
{
    /// <summary>Finds the connection of an environment; starts the private server where it has one and no connection is set.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="UsageException">No variable is set, or its text is unusable.</exception>
    public async Task<ConnectionSettings> ForAsync(EnvironmentName environment, CancellationToken cancellation) =>
        Configured(environment) ?? (settings.For(environment).HasPrivateServer
            ? await privateServer(cancellation)
            : throw new UsageException(new Notice(
                $"No connection is set for {environment}. Nothing was run.",
                [NoticeDetail.Fix($"set {string.Join(" or ", settings.For(environment).ConnectionVariables)} to postgres://user:password@host:5432/database")])));

    /// <summary>Finds the connection that a variable holds.</summary>
    /// <param name="environment">A configured environment.</param>
    /// <returns>The connection; null when no variable is set.</returns>
    /// <exception cref="UsageException">The text is unusable.</exception>
    public ConnectionSettings? Configured(EnvironmentName environment) => settings.For(environment).ConnectionVariables
        .Select(name => (name, text: variable(name)))
        .Where(pair => !string.IsNullOrWhiteSpace(pair.text))
        .Select(pair => ConnectionSettings.Parse(pair.text!, pair.name))
        .FirstOrDefault();
}
