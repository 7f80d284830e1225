using Ferry.Containers.Servers;
using Ferry.Ports;
using Ferry.PostgreSql;
using Ferry.Settings;
using Ferry.Testing;

namespace Ferry.Containers.Tests.Testing;

/// <summary>A folder like a checkout, with a server in a container; all of it goes away with the object.</summary>
internal sealed class Checkout : IAsyncDisposable
{
    private readonly TestEngine _engine;
    private readonly string _root = TestEngine.NewFolder();

    internal Checkout(TestEngine engine, string name = "shop")
    {
        engine.Need();
        _engine = engine;
        Folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        Server = NewServer();
    }

    /// <summary>The checkout itself.</summary>
    internal string Folder { get; private set; }

    /// <summary>Its private folder; not made yet.</summary>
    internal string Ferry => Path.Combine(Folder, ".ferry");

    /// <summary>Its server, with the database <c>app</c>; not made yet.</summary>
    internal ContainerServer Server { get; private set; }

    /// <summary>The name of its server's container.</summary>
    internal string Container => ContainerNames.Server(Ferry);

    internal static ContainerSettings Settings { get; } = new(TestEngine.Image);

    internal static ContainerServerOptions Options(ContainerSettings? settings = null) => new(settings ?? Settings, "development", RunIdentity.OfThisProcess());

    /// <summary>What another command would work with.</summary>
    internal ContainerServer NewServer(ContainerSettings? settings = null, string database = "app") => new(Ferry, database, _engine.Need(), Options(settings));

    /// <summary>A file or folder in <see cref="Ferry"/>.</summary>
    internal string At(string name) => Path.Combine(Ferry, name);

    /// <summary>Everything that the engine has for this checkout.</summary>
    internal Task<string[]> MadeAsync() => DockerCommand.MadeForAsync(Ferry);

    /// <summary>The volume with its server's data.</summary>
    internal async Task<string> VolumeAsync() => Assert.IsType<ServerPlace.Container>(await Server.StatusAsync() switch
    {
        ServerStatus.Running running => running.Place,
        ServerStatus.Stopped stopped => stopped.Place,
        var other => throw new InvalidOperationException($"There is no volume: {other}"),
    }).Volume;

    /// <summary>Gives the checkout another name.</summary>
    internal void MoveTo(string name)
    {
        var target = Path.Combine(_root, name);
        Directory.Move(Folder, target);
        Folder = target;
        Server = NewServer();
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Folder)) await NewServer().WipeAsync();
        Assert.Empty(await MadeAsync());
        Directory.Delete(_root, recursive: true);
    }
}
