using Docker.DotNet;
using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Configurations;
using Ferry.Core.Rendering;
using Version = System.Version;

namespace Ferry.Testing;

/// <summary>The Docker engine that every client of this machine talks to, handed to Testcontainers, too.</summary>
/// <remarks>Testcontainers would find one by itself, but takes an engine that is older than its API version for none.</remarks>
public sealed class TestDockerEngine : IDockerEndpointAuthenticationConfiguration
{
    private static readonly Version NewestSpoken = new(1, 44);

    private TestDockerEngine(Version version) => (Version, Client) = (version, new DockerClientBuilder().WithApiVersion(version).Build());

    public DockerClient Client { get; }

    public Version Version { get; }

    public Uri Endpoint => Client.Options.Endpoint;

    /// <summary>Whether a port that it publishes on loopback is one of this machine.</summary>
    public bool IsOnThisMachine => Endpoint.Scheme is "unix" or "npipe";

    public IAuthProvider AuthProvider => Client.Options.AuthProvider;

    public DockerClientBuilder GetDockerClientBuilder(Guid sessionId = default) => new DockerClientBuilder().WithApiVersion(Version);

    /// <exception cref="SurroundingsException">There is none that answers.</exception>
    public static async Task<TestDockerEngine> FindAsync()
    {
        try
        {
            using var client = new DockerClientBuilder().WithTimeout(TimeSpan.FromSeconds(10)).Build();
            var offered = await AskVersionAsync(client);
            return new TestDockerEngine(offered < NewestSpoken ? offered : NewestSpoken);
        }
        catch (Exception exception) when (exception is DockerConfigurationException or SshDockerEndpointNotSupportedException or NotSupportedException)
        {
            throw Absent(exception.Message, exception); // what DOCKER_HOST or the Docker context names is no engine
        }
    }

    private static async Task<Version> AskVersionAsync(DockerClient client)
    {
        try
        {
            return new Version((await client.System.GetVersionAsync()).APIVersion);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or DockerApiException)
        {
            throw Absent($"{client.Options.Endpoint}: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    private static SurroundingsException Absent(string where, Exception cause) => new(new Notice(
        "No Docker engine answers.", NoticeDetail.Where(where), NoticeDetail.Fix("start one, or name it in DOCKER_HOST")), cause);

    internal async Task<bool> HasAsync(string image)
    {
        try
        {
            await Client.Images.InspectImageAsync(image);
            return true;
        }
        catch (DockerImageNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The containers that carry a label, running or not.</summary>
    public async Task<IList<ContainerListResponse>> ListAsync(string label) => await Client.Containers.ListContainersAsync(new()
    {
        All = true,
        Filters = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { [label] = true } },
    });

    /// <summary>Removes a container with all that is in it.</summary>
    internal async Task RemoveAsync(string container)
    {
        try
        {
            await Client.Containers.RemoveContainerAsync(container, new() { Force = true, RemoveVolumes = true });
        }
        catch (DockerApiException)
        {
            // Another test process removes it at this moment, or has done so.
        }
    }
}
