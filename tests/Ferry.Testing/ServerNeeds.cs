using Xunit;

namespace Ferry.Testing;

/// <summary>Leaves a test out, with the reason, where the server of this process cannot do what it is about.</summary>
public static class ServerNeeds
{
    /// <summary>The server is at least of a version.</summary>
    /// <param name="major">The version.</param>
    /// <param name="because">What came with it.</param>
    public static async Task AtLeastAsync(int major, string because)
    {
        var server = await (await TestServer.SharedAsync()).MajorAsync();
        Assert.SkipWhen(server < major, $"{because} came with PostgreSQL {major}, the server is {server}");
    }
}
