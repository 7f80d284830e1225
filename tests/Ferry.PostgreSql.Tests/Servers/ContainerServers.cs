using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Servers;

/// <summary>For tests of the test server in a container.</summary>
internal static class ContainerServers
{
    /// <summary>The engine that this process's own server is on; the test is skipped if that is none, and fails if one was demanded.</summary>
    internal static async Task<TestDockerEngine> NeedAsync()
    {
        var server = await TestServer.SharedAsync();
        Assert.SkipUnless(server.WhyLocal is null, $"The tests' server is not in a container. {server.WhyLocal}");
        return await TestDockerEngine.FindAsync();
    }
}
