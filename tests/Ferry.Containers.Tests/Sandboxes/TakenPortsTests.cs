using System.Net;
using System.Net.Sockets;
using Ferry.Containers.Sandboxes;
using Ferry.Containers.Tests.Testing;

namespace Ferry.Containers.Tests.Sandboxes;

/// <summary>Runs beside no other test: the ports that it holds are those that the engine gives to everybody's containers.</summary>
[Collection<AloneCollection>]
public sealed class TakenPortsTests(TestEngine engine)
{
    [Fact]
    public async Task Ports_that_other_programs_hold_are_passed_over()
    {
        var sandboxes = new ContainerSandboxes(Path.Combine(TestEngine.NewFolder(), "shop", ".ferry"), engine.Need(), Checkout.Options());
        int last;
        await using (var first = await sandboxes.StartAsync()) last = first.Connection.Port();
        var taken = Enumerable.Range(last + 1, 24).Select(TryHold).ToList();
        try
        {
            await using var sandbox = await sandboxes.StartAsync();

            Assert.DoesNotContain(sandbox.Connection.Port(), Enumerable.Range(last + 1, 24));
            Assert.Equal(1, await sandbox.Connection.AskAsync<int>("SELECT 1"));
        }
        finally
        {
            taken.ForEach(socket => socket?.Dispose());
        }
    }

    // Null where it is held by somebody else.
    private static TcpListener? TryHold(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
