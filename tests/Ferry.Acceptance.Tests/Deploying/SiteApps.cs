using System.Globalization;
using Ferry.Acceptance.Tests.Images;
using Ferry.Testing;

namespace Ferry.Acceptance.Tests.Deploying;

/// <summary>The app of a <see cref="DeploySite"/>: what makes a version of it, and what sees it from outside.</summary>
internal abstract class SiteApps(string root)
{
    private static readonly string BuiltApp = Path.Combine(AppContext.BaseDirectory, "..", "..", "TestApp", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')));

    /// <summary>In containers where the tests have an engine, as processes where not.</summary>
    public static async Task<SiteApps> OfThisMachineAsync(string root) => await Workbench.ObstacleAsync() is null ? InContainers(root) : AsProcesses(root);

    public static SiteApps InContainers(string root) => new Containers(root);

    public static SiteApps AsProcesses(string root) => new Processes(root);

    /// <summary>What ferry.json is to say of it.</summary>
    public abstract object SettingsFor(Uri address);

    /// <summary>Makes a version of it into what ferry.json names.</summary>
    public async Task BuildAsync(string version, string[] behaviour)
    {
        var folder = Path.Combine(root, "built");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(BuiltApp)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        await File.WriteAllLinesAsync(Path.Combine(folder, "behaviour.txt"), [$"version={version}", .. behaviour]);
        await PackAsync(folder);
    }

    /// <summary>The ids of what runs, of any version and for either environment.</summary>
    public abstract Task<IReadOnlyList<string>> RunningAsync();

    /// <summary>Removes all of it.</summary>
    public abstract Task RemoveAsync();

    protected abstract Task PackAsync(string folder);

    private sealed class Processes(string root) : SiteApps(root)
    {
        private readonly string _root = root;

        public override object SettingsFor(Uri address) =>
            new { target = "process", artifact = "built", port = address.Port, health = "/health", startTimeout = "00:00:15", drainTimeout = "00:00:05" };

        public override Task<IReadOnlyList<string>> RunningAsync() =>
            Task.FromResult<IReadOnlyList<string>>([.. SiteProcesses.Of(_root, "App.dll").Select(id => id.ToString(CultureInfo.InvariantCulture))]);

        public override Task RemoveAsync() => Task.CompletedTask; // with every other process of the site

        protected override Task PackAsync(string folder) => Task.CompletedTask;
    }

    // A tag that moves on with each version, as "latest" does.
    private sealed class Containers(string root) : SiteApps(root)
    {
        private readonly string _image = $"ferry-test/site:{Guid.NewGuid():N}";
        private readonly string _checkout = $"label=ferry.checkout={Path.Combine(root, ".ferry")}";

        private string Label => $"ferry-test.site={_image}";

        public override object SettingsFor(Uri address) =>
            new { target = "container", artifact = _image, port = address.Port, health = "/health", startTimeout = "00:00:15", drainTimeout = "00:00:05" };

        public override async Task<IReadOnlyList<string>> RunningAsync() => await DockerCommand.LinesAsync("ps", "--quiet", "--filter", _checkout);

        public override async Task RemoveAsync()
        {
            foreach (var image in await DockerCommand.LinesAsync("images", "--all", "--quiet", "--filter", $"label={Label}")) await DockerCommand.TryAsync("image", "rm", "--force", image);
        }

        protected override async Task PackAsync(string folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), $"FROM {AppImage.BaseImage}\nCOPY . /app/\nUSER 1654\nENTRYPOINT [\"dotnet\", \"/app/TestApp.dll\"]\n");
            await DockerCommand.RunAsync("build", "--quiet", "--label", Label, "--tag", _image, folder);
        }
    }
}
