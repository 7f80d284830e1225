using System.Diagnostics;
using System.Globalization;
using Ferry.Containers.Engine;
using Ferry.Containers.Orphans;
using Ferry.Containers.Tests.Testing;
using Ferry.Core.Rendering;
using Ferry.Testing;

[assembly: AssemblyFixture(typeof(TestEngine))]

namespace Ferry.Containers.Tests.Testing;

/// <summary>The engine of this machine. Where there is none the tests are skipped, unless FERRY_TEST_SERVER=docker demands one.</summary>
public sealed class TestEngine : IAsyncLifetime
{
    /// <summary>Made by tests/images/build.</summary>
    public const string Image = "ferry-test/postgres:15";

    private static readonly string Parent = Path.Combine(Path.GetTempPath(), $"ferry-container-tests-{Environment.UserName}");
    private static readonly string OfThisProcess = Path.Combine(Parent, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
    private static int s_count;

    private readonly DockerEngine _engine = new();
    private string? _obstacle;

    /// <summary>Gives the engine, or skips the test where there is none.</summary>
    public DockerEngine Need()
    {
        if (_obstacle is null) return _engine;
        if (Environment.GetEnvironmentVariable("FERRY_TEST_SERVER") == "docker") Assert.Fail($"{_obstacle} FERRY_TEST_SERVER is docker, so this is no reason to skip.");
        Assert.Skip(_obstacle);
        return null!;
    }

    /// <summary>A new empty folder, deleted when the tests end.</summary>
    internal static string NewFolder()
    {
        var number = Interlocked.Increment(ref s_count).ToString(CultureInfo.InvariantCulture);
        return Directory.CreateDirectory(Path.Combine(OfThisProcess, number)).FullName;
    }

    public async ValueTask InitializeAsync()
    {
        _obstacle = Environment.GetEnvironmentVariable("FERRY_TEST_SERVER") == "local" ? "FERRY_TEST_SERVER is local." : await FindObstacleAsync();
        if (_obstacle is null) await SweepAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_obstacle is null)
        {
            var left = (await DockerCommand.LinesAsync("ps", "--all", "--format", """{{.Names}} of {{.Label "ferry.checkout"}}"""))
                .Concat(await DockerCommand.LinesAsync("volume", "ls", "--format", """{{.Name}} of {{.Label "ferry.checkout"}}""")).ToList();
            Assert.DoesNotContain(left, each => each.Contains(OfThisProcess + '/', StringComparison.Ordinal));
        }

        _engine.Dispose();
        if (Directory.Exists(OfThisProcess)) Directory.Delete(OfThisProcess, recursive: true);
    }

    private async Task<string?> FindObstacleAsync()
    {
        try
        {
            return await Images.FindAsync(_engine, Image, CancellationToken.None) is null ? $"The image {Image} is not there; tests/images/build makes it." : null;
        }
        catch (SurroundingsException exception)
        {
            return $"No Docker engine can be used: {exception.Notice.Headline}";
        }
    }

    // What a killed test process has left is as orphaned as that of any deleted checkout.
    private async Task SweepAsync()
    {
        if (!Directory.Exists(Parent)) return;
        var dead = Directory.GetDirectories(Parent).Where(IsOfDeadProcess).ToList();
        if (dead.Count == 0) return;
        // A checkout is known to be gone by the folder it was in.
        foreach (var checkout in dead.SelectMany(Directory.GetDirectories).SelectMany(Directory.GetDirectories)) Directory.Delete(checkout, recursive: true);
        await new ContainerOrphans(_engine, Path.GetTempPath()).RemoveAsync();
        foreach (var folder in dead) Directory.Delete(folder, recursive: true);
    }

    private static bool IsOfDeadProcess(string folder)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
