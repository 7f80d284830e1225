using Ferry.Containers.Engine;
using Ferry.Containers.Servers;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.PostgreSql.Servers;

namespace Ferry.Containers.Sandboxes;

/// <summary>Makes throw-away servers in containers that keep their data in memory.</summary>
/// <param name="folder">The checkout's private folder, for names and labels.</param>
/// <param name="engine">The engine.</param>
/// <param name="options">What they are made from, and for whom.</param>
public sealed class ContainerSandboxes(string folder, DockerEngine engine, ContainerServerOptions options) : ISandboxes
{
    private const string Database = "sandbox";
    private const int MostTries = 10;

    private readonly ContainerLife _life = new(engine);
    private readonly ServerPaths _paths = new(folder);

    /// <inheritdoc/>
    public async Task<ISandbox> StartAsync(int? major = null, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        var settings = major is { } version ? options.Container with { Image = PostgresImage.WithMajor(options.Container.Image, version) } : options.Container;
        var image = await Images.EnsureAsync(engine, settings, progress, cancellationToken);
        var name = ContainerNames.NewSandbox(_paths.Folder);
        var password = ServerPassword.Generate();
        var labels = Labels.For(_paths.Folder, options.Environment, options.Run, Labels.Role.Sandbox);
        try
        {
            var id = (await _life.TryCreateAsync(name, ServerBlueprint.InMemory(image, settings, labels), password, cancellationToken))!; // the name is new
            await StartContainerAsync(id, cancellationToken);
            var (container, _) = await new Readiness(_life, options.StartTimeout).UntilReadyAsync(id, Database, password, cancellationToken);
            return new Sandbox(ServerLogin.To(container.PublishedPort!.Value, Database, password), container.Place, () => _life.TryRemoveAsync(name));
        }
        catch
        {
            await _life.TryRemoveAsync(name);
            throw;
        }
    }

    // The engine takes the next port that it has not given away itself; other programs may have all of those that it tries.
    private async Task StartContainerAsync(string id, CancellationToken cancellationToken)
    {
        for (var tries = 1; !await _life.TryStartAsync(id, cancellationToken); tries++)
        {
            if (tries == MostTries) throw new SurroundingsException(new Notice(
                "No sandbox could be started: every port that the engine chose for it is taken by another program. Nothing is left of it.",
                NoticeDetail.Fix("see which program holds so many ports (ss -ltnp), end it, then run this again")));
        }
    }

    private sealed class Sandbox(ServerConnection connection, ServerPlace place, Func<Task> removeAsync) : ISandbox
    {
        public ServerConnection Connection => connection;

        public ServerPlace Place => place;

        public async ValueTask DisposeAsync() => await removeAsync();
    }
}
