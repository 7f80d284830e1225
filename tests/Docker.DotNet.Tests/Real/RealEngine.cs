using System.Formats.Tar;
using Docker.DotNet.Models;
using Docker.DotNet.Tests.Real;
using Docker.DotNet.Tests.Simulated;

[assembly: AssemblyFixture(typeof(RealEngine))]

namespace Docker.DotNet.Tests.Real;

/// <summary>
/// The engine of this machine, found as every client finds it, and a small image on it. Where there is none the tests are skipped,
/// unless FERRY_TEST_SERVER=docker demands one. Everything made on it carries a label of this run.
/// </summary>
public sealed class RealEngine : IAsyncLifetime
{
    private const string Label = "docker-dotnet-tests";
    private readonly string _run = Guid.NewGuid().ToString("N");
    private string? _absent;

    public DockerClient Client { get; private set; } = null!;

    public string Image => $"{Label}/busybox:{_run}";

    public Dictionary<string, string> Labels => new() { [Label] = _run };

    public IDictionary<string, IDictionary<string, bool>> OfThisRun => new Dictionary<string, IDictionary<string, bool>>
    {
        ["label"] = new Dictionary<string, bool> { [$"{Label}={_run}"] = true },
    };

    /// <summary>Returns the client, or skips the test where there is no engine.</summary>
    public DockerClient Need()
    {
        if (_absent is null) return Client;
        if (Environment.GetEnvironmentVariable("FERRY_TEST_SERVER") == "docker") Assert.Fail(_absent);
        Assert.Skip(_absent);
        return Client;
    }

    /// <summary>Creates a container that runs a line of shell.</summary>
    public async Task<string> CreateAsync(string command, Action<CreateContainerParameters>? more = null)
    {
        var parameters = new CreateContainerParameters { Image = Image, Cmd = ["sh", "-c", command], Labels = Labels };
        more?.Invoke(parameters);
        return (await Need().Containers.CreateContainerAsync(parameters)).ID;
    }

    /// <summary>Starts a container that runs a line of shell.</summary>
    public async Task<string> StartAsync(string command, Action<CreateContainerParameters>? more = null)
    {
        var id = await CreateAsync(command, more);
        await Client.Containers.StartContainerAsync(id);
        return id;
    }

    public async ValueTask InitializeAsync()
    {
        try
        {
            var offered = await AskVersionAsync();
            var spoken = offered < new Version(1, 44) ? offered : new Version(1, 44);
            Client = new DockerClientBuilder().WithApiVersion(spoken).Build();
            await ImportAsync();
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or DockerConfigurationException)
        {
            _absent = $"No Docker engine can be reached: {exception.Message} {exception.InnerException?.Message}";
        }
        catch (FileNotFoundException exception)
        {
            _absent = $"No static busybox to make an image of (Debian package busybox-static): {exception.FileName}.";
        }
    }

    /// <summary>The newest version of the API that this machine's engine speaks; null if there is no engine.</summary>
    public static async Task<Version?> OfferedVersionAsync()
    {
        try
        {
            return await AskVersionAsync();
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or DockerConfigurationException)
        {
            return null;
        }
    }

    private static async Task<Version> AskVersionAsync()
    {
        using var client = new DockerClientBuilder().WithTimeout(TimeSpan.FromSeconds(10)).Build();
        return new Version((await client.System.GetVersionAsync()).APIVersion);
    }

    public async ValueTask DisposeAsync()
    {
        if (_absent is not null) return;
        foreach (var container in await Client.Containers.ListContainersAsync(new() { All = true, Filters = OfThisRun }))
        {
            await Client.Containers.RemoveContainerAsync(container.ID, new() { Force = true, RemoveVolumes = true });
        }

        foreach (var network in await Client.Networks.ListNetworksAsync(new() { Filters = OfThisRun }))
        {
            await Client.Networks.DeleteNetworkAsync(network.ID);
        }

        foreach (var volume in (await Client.Volumes.ListAsync(new VolumesListParameters { Filters = OfThisRun })).Volumes ?? [])
        {
            await Client.Volumes.RemoveAsync(volume.Name);
        }

        await Client.Images.DeleteImageAsync(Image, new() { Force = true });
        Client.Dispose();
    }

    private async Task ImportAsync()
    {
        using var archive = new MemoryStream();
        await using (var tar = new TarWriter(archive, leaveOpen: true))
        {
            await using var busybox = File.OpenRead("/bin/busybox");
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "bin/busybox")
            {
                Mode = (UnixFileMode)0b111_101_101,
                DataStream = busybox,
            });
            foreach (var name in (string[])["sh", "cat", "echo", "sleep", "id", "env", "seq", "stty", "pwd", "mkdir", "ls"])
            {
                await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.SymbolicLink, $"bin/{name}") { LinkName = "busybox" });
            }
        }

        archive.Position = 0;
        var reports = new Reports<JSONMessage>();
        await Client.Images.CreateImageAsync(
            new() { Repo = $"{Label}/busybox", Tag = _run, Changes = ["ENV PATH=/bin"] }, archive, null, reports);
        Assert.All(reports.All, report => Assert.Null(report.Error));
    }
}
