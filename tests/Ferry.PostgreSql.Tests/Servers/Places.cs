using Ferry.Ports;

namespace Ferry.PostgreSql.Tests.Servers;

internal static class Places
{
    /// <summary>The process id of a server's postmaster.</summary>
    public static int ProcessId(this ServerStatus.Running server) => Assert.IsType<ServerPlace.Programs>(server.Place).ProcessId!.Value;
}
