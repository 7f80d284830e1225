using Ferry.Containers.Engine;
using Ferry.Containers.Servers;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql;
using Ferry.PostgreSql.Backups;
using Ferry.PostgreSql.Servers;
using Ferry.Settings;

namespace Ferry.Containers.Tools;

/// <summary>Takes this machine's pg_dump and pg_restore where they fit, those of a container elsewhere.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="engine">The engine, for containers.</param>
/// <param name="run">The run, for the labels of what it makes.</param>
/// <param name="progress">Told when an image has to be pulled.</param>
public sealed class ChosenTools(FerrySettings settings, DockerEngine engine, RunIdentity run, IProgress<string> progress) : IClientTools
{
    /// <summary>Where to look for PostgreSQL's programs.</summary>
    internal PostgresSearch Search { get; init; } = PostgresSearch.OfThisMachine();

    /// <inheritdoc/>
    public async Task<IClientTool> FindAsync(Version server, int atLeast, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(server);
        var machine = new MachineTools(settings, Search);
        if (await machine.FindAsync(server, atLeast, takesOlderMinor: false, cancellation) is { } here) return here;
        var major = Math.Max(server.Major, atLeast);
        try
        {
            await Images.EnsureAsync(engine, settings.Container with { Image = PostgresImage.WithMajor(settings.Container.Image, major) }, progress, cancellation);
        }
        catch (SurroundingsException exception)
        {
            if (await machine.FindAsync(server, atLeast, takesOlderMinor: true, cancellation) is { } older)
            {
                progress.Report($"  the server is {server}, and pg_dump here is {older.Version}: an older one may not know all of it");
                return older;
            }

            throw new SurroundingsException(new Notice(
                $"There is neither pg_dump {major} or newer on this machine nor a container that could run it. Nothing was changed.",
                [
                    NoticeDetail.Where($"{PostgresSearch.Variable}, PATH and the usual install folders have none; the server is {server}"),
                    new NoticeDetail("container", exception.Notice.Headline),
                    .. exception.Notice.Details.Where(detail => detail.Label != NoticeDetail.FixLabel),
                    NoticeDetail.Fix($"install PostgreSQL's client programs of version {major} (Debian and Ubuntu: postgresql-client-{major}), or start Docker"),
                ]), exception);
        }

        var options = new ContainerServerOptions(settings.Container, EnvironmentName.Development.Value, run);
        return new ContainerTool(new PostgresTools(settings.PrivateFolder, engine, options), major, progress);
    }
}
