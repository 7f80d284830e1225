using Ferry.Core.Rendering;

namespace Ferry.Testing.Host;

/// <summary>Does what a test process does with the shared server: has it started, and lives on until its input ends.</summary>
internal static class TestProcessWithServer
{
    internal static async Task<int> RunAsync()
    {
        try
        {
            Console.WriteLine(await (await TestServer.SharedAsync()).CreateDatabaseAsync());
        }
        catch (Exception exception) when (exception is SurroundingsException or UsageException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }

        await Console.In.ReadToEndAsync();
        return 0;
    }
}
