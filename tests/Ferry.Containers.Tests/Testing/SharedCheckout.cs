using Ferry.Ports;

namespace Ferry.Containers.Tests.Testing;

/// <summary>A checkout for all tests of a class, whose server each of them finds running, with a table <c>kept</c> in it.</summary>
public sealed class SharedCheckout(TestEngine engine) : IAsyncDisposable
{
    private Checkout? _checkout;

    /// <summary>Starts its server, made by the first who asks.</summary>
    internal async Task<(Checkout Checkout, ServerStarted Server)> StartAsync()
    {
        var isNew = _checkout is null;
        _checkout ??= new Checkout(engine);
        var server = await _checkout.NewServer().StartAsync();
        if (isNew) await server.Connection.RunAsync("CREATE TABLE kept AS SELECT 42 AS value");
        return (_checkout, server);
    }

    /// <summary>Asks the server for what was kept.</summary>
    internal static async Task AssertKeptAsync(ServerStarted server) =>
        Assert.Equal(42, await server.Connection.AskAsync<int>("SELECT value FROM kept"));

    public async ValueTask DisposeAsync()
    {
        if (_checkout is not null) await _checkout.DisposeAsync();
    }
}
