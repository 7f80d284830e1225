using Ferry.PostgreSql.Servers;

namespace Ferry.Testing;

/// <summary>A folder like a checkout, with a <c>.ferry</c> of its own; it and the server in it go away with the object.</summary>
public sealed class TestCheckout : IAsyncDisposable
{
    private readonly string _root = TestServerFolder.New();

    /// <param name="name">A name for the folder, for tests of strange names.</param>
    public TestCheckout(string name = "checkout")
    {
        Folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        Server = new LocalServer(Ferry, "app", TestServer.Options);
    }

    /// <summary>The checkout itself.</summary>
    public string Folder { get; }

    /// <summary>Its private folder; not made yet.</summary>
    public string Ferry => Path.Combine(Folder, ".ferry");

    /// <summary>Its server, with the database <c>app</c>; not made yet.</summary>
    public LocalServer Server { get; }

    /// <summary>A file or folder in <see cref="Ferry"/>.</summary>
    public string At(params string[] names) => Path.Combine([Ferry, .. names]);

    public async ValueTask DisposeAsync()
    {
        await TestServerFolder.WipeAsync(Folder);
        Directory.Delete(_root, recursive: true);
    }
}
