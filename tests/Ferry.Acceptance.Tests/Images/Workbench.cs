using System.Diagnostics;
using System.Globalization;
using Ferry.Processes;
using Ferry.Testing;

namespace Ferry.Acceptance.Tests.Images;

/// <summary>What one test makes in the engine; all of it goes away with the object, or is found by its label after a killed run.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private const string Label = "ferry-test.owner";
    private static readonly Lazy<Task<string?>> s_obstacle = new(PrepareAsync);
    private static int s_count;

    private readonly string _label = string.Create(CultureInfo.InvariantCulture, $"{Label}={Environment.ProcessId}-{Interlocked.Increment(ref s_count)}");

    private Workbench()
    {
    }

    /// <summary>Skips the test where there is no engine or image to work with; fails it if FERRY_TEST_SERVER says that there must be.</summary>
    public static async Task<Workbench> OpenAsync()
    {
        if (await ObstacleAsync() is not { } obstacle)
            return new Workbench();
        if (Environment.GetEnvironmentVariable("FERRY_TEST_SERVER") == "docker")
            Assert.Fail($"{obstacle} FERRY_TEST_SERVER is docker, so this is no reason to skip.");
        Assert.Skip(obstacle);
        return null!;
    }

    /// <summary>Why these tests cannot run here, or null.</summary>
    public static Task<string?> ObstacleAsync() => Environment.GetEnvironmentVariable("FERRY_TEST_SERVER") == "local"
        ? Task.FromResult<string?>("FERRY_TEST_SERVER is local.")
        : s_obstacle.Value;

    /// <summary>Starts a container and leaves it running.</summary>
    /// <param name="arguments">Options, the image, and what the image is given.</param>
    public async Task<Container> StartAsync(params IEnumerable<string> arguments) =>
        new(await DockerCommand.RunAsync(["run", "--detach", "--label", _label, .. arguments]));

    /// <summary>Runs a container to its end.</summary>
    /// <param name="arguments">Options, the image, and what the image is given.</param>
    public Task<ProcessResult> RunAsync(params IEnumerable<string> arguments) => DockerCommand.TryAsync(["run", "--label", _label, .. arguments]);

    public Task<string> CreateVolumeAsync() => DockerCommand.RunAsync("volume", "create", "--label", _label);

    public Task<string> CreateNetworkAsync() => DockerCommand.RunAsync("network", "create", "--label", _label, $"ferry-test-{Guid.NewGuid():N}");

    public async ValueTask DisposeAsync() => await RemoveAsync(_label);

    private static async Task<string?> PrepareAsync()
    {
        if (await DockerCommand.WhyNotAsync() is { } reason)
            return reason;
        foreach (var image in new[] { Postgres.Image, AppImage.BaseImage })
        {
            if (!(await DockerCommand.TryAsync("image", "inspect", image)).Succeeded)
                return $"The image {image} is not there; tests/images/build makes it.";
        }

        foreach (var owner in (await OwnersAsync()).Where(IsDead))
            await RemoveAsync($"{Label}={owner}");
        foreach (var tag in (await DockerCommand.LinesAsync("image", "ls", "--format", "{{.Tag}}", AppImage.Repository)).Where(IsDead))
            await DockerCommand.TryAsync("image", "rm", $"{AppImage.Repository}:{tag}");
        return null;
    }

    private static async Task<string[]> OwnersAsync()
    {
        const string Format = $$$"""{{.Label "{{{Label}}}"}}""";
        return
        [
            .. await DockerCommand.LinesAsync("ps", "--all", "--filter", $"label={Label}", "--format", Format),
            .. await DockerCommand.LinesAsync("volume", "ls", "--filter", $"label={Label}", "--format", Format),
            .. await DockerCommand.LinesAsync("network", "ls", "--filter", $"label={Label}", "--format", Format),
        ];
    }

    // Process ids come round again, so a leftover may be kept until the next run; it is never somebody else's that is removed.
    private static bool IsDead(string owner)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(owner.Split('-')[0], CultureInfo.InvariantCulture));
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static async Task RemoveAsync(string label)
    {
        foreach (var container in await DockerCommand.LinesAsync("ps", "--all", "--quiet", "--filter", $"label={label}"))
            await DockerCommand.TryAsync("rm", "--force", "--volumes", container);
        foreach (var volume in await DockerCommand.LinesAsync("volume", "ls", "--quiet", "--filter", $"label={label}"))
            await DockerCommand.TryAsync("volume", "rm", volume);
        foreach (var network in await DockerCommand.LinesAsync("network", "ls", "--quiet", "--filter", $"label={label}"))
            await DockerCommand.TryAsync("network", "rm", network);
    }
}
