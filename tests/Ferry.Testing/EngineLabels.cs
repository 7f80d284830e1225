using Docker.DotNet;

namespace Ferry.Testing;

/// <summary>Whose a container is. The machine is part of it: several may share an engine, and each knows only its own processes.</summary>
public static class EngineLabels
{
    public const string Owner = "ferry-test.owner";
    private const string Machine = "ferry-test.machine";

    internal static IReadOnlyDictionary<string, string> OfThisProcess { get; } =
        new Dictionary<string, string> { [Owner] = TestProcess.Name, [Machine] = Environment.MachineName };

    /// <summary>Removes what processes left that died before they could do it.</summary>
    internal static Task SweepAsync(TestDockerEngine engine) => RemoveAsync(engine, TestProcess.HasEnded);

    /// <summary>Removes what this process has made.</summary>
    internal static async Task RemoveOwnAsync(TestDockerEngine engine)
    {
        try
        {
            await RemoveAsync(engine, owner => owner == TestProcess.Name);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or DockerApiException)
        {
            // The engine went away first; what is still in it then is swept by the next test process.
        }
    }

    private static async Task RemoveAsync(TestDockerEngine engine, Func<string, bool> whose)
    {
        foreach (var container in await engine.ListAsync($"{Machine}={Environment.MachineName}"))
        {
            if (container.Labels.TryGetValue(Owner, out var owner) && whose(owner)) await engine.RemoveAsync(container.ID);
        }
    }
}
