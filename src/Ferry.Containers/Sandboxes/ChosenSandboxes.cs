using Ferry.Containers.Engine;
using Ferry.Containers.Servers;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql;
using Ferry.PostgreSql.Servers;
using Ferry.Settings;

namespace Ferry.Containers.Sandboxes;

/// <summary>Makes throw-away servers from this machine's programs where they fit, in containers elsewhere.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="engine">The engine, for containers.</param>
/// <param name="run">The run, for the labels of what it makes.</param>
public sealed class ChosenSandboxes(FerrySettings settings, DockerEngine engine, RunIdentity run) : ISandboxes
{
    private readonly ContainerSandboxes _containers = new(
        settings.PrivateFolder, engine, new ContainerServerOptions(settings.Container, EnvironmentName.Development.Value, run));

    /// <summary>Where to look for PostgreSQL's programs.</summary>
    internal PostgresSearch Search { get; init; } = PostgresSearch.OfThisMachine();

    private LocalSandboxes Local => field ??= new LocalSandboxes(settings.PrivateFolder, Search);

    /// <inheritdoc/>
    /// <remarks>Where neither has the version that is asked for, a newer one of this machine will do.</remarks>
    public async Task<ISandbox> StartAsync(int? major = null, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        if (settings.PrivateServer == ServerChoice.Container) return await _containers.StartAsync(major, progress, cancellationToken);
        if (settings.PrivateServer == ServerChoice.Local || await Local.FindMajorAsync(major, orNewer: false, cancellationToken) is not null)
            return await Local.StartAsync(await Local.FindMajorAsync(major, orNewer: true, cancellationToken) ?? major, progress, cancellationToken);
        try
        {
            return await _containers.StartAsync(major, progress, cancellationToken);
        }
        catch (SurroundingsException exception)
        {
            if (await Local.FindMajorAsync(major, orNewer: true, cancellationToken) is { } newer) return await Local.StartAsync(newer, progress, cancellationToken);
            throw new SurroundingsException(new Notice(
                $"There is neither PostgreSQL{(major is null ? "" : $" {major}")} nor a Docker engine for the throw-away server that this needs. Nothing was changed.",
                [.. exception.Notice.Details, new NoticeDetail("or", $"install PostgreSQL's server programs, or set {PostgresSearch.Variable}")]), exception);
        }
    }
}
