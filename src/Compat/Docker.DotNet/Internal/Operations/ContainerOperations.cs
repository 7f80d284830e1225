using System.Net;
using Docker.DotNet.Internal.Requests;
using Docker.DotNet.Internal.Streams;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal.Operations;

internal sealed class ContainerOperations(Engine engine) : IContainerOperations
{
    public Task<IList<ContainerListResponse>> ListContainersAsync(
        ContainersListParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return engine.ReadAsync<IList<ContainerListResponse>>(
            EngineRequest.Get("containers/json") with { Query = parameters }, cancellationToken);
    }

    public Task<CreateContainerResponse> CreateContainerAsync(
        CreateContainerParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = EngineRequest.Post("containers/create") with
        {
            Query = parameters,
            Content = Bodies.Json(parameters),
            Failure = Failures.Image,
        };
        return engine.ReadAsync<CreateContainerResponse>(request, cancellationToken);
    }

    public Task<ContainerInspectResponse> InspectContainerAsync(string id, CancellationToken cancellationToken) =>
        InspectContainerAsync(id, new ContainerInspectParameters(), cancellationToken);

    public Task<ContainerInspectResponse> InspectContainerAsync(
        string id, ContainerInspectParameters parameters, CancellationToken cancellationToken) =>
        engine.ReadAsync<ContainerInspectResponse>(On(HttpMethod.Get, id, "/json", parameters), cancellationToken);

    public async Task<bool> StartContainerAsync(
        string id, ContainerStartParameters? parameters, CancellationToken cancellationToken)
    {
        var request = On(HttpMethod.Post, id, "/start", parameters ?? new ContainerStartParameters());
        return await engine.SendAsync(request, cancellationToken) != HttpStatusCode.NotModified;
    }

    public async Task<bool> StopContainerAsync(
        string id, ContainerStopParameters parameters, CancellationToken cancellationToken)
    {
        var request = On(HttpMethod.Post, id, "/stop", parameters) with { Patient = true };
        return await engine.SendAsync(request, cancellationToken) != HttpStatusCode.NotModified;
    }

    public Task RestartContainerAsync(
        string id, ContainerRestartParameters parameters, CancellationToken cancellationToken) =>
        engine.SendAsync(On(HttpMethod.Post, id, "/restart", parameters) with { Patient = true }, cancellationToken);

    public Task KillContainerAsync(string id, ContainerKillParameters parameters, CancellationToken cancellationToken) =>
        engine.SendAsync(On(HttpMethod.Post, id, "/kill", parameters), cancellationToken);

    public Task PauseContainerAsync(string id, CancellationToken cancellationToken) =>
        engine.SendAsync(On(HttpMethod.Post, id, "/pause"), cancellationToken);

    public Task UnpauseContainerAsync(string id, CancellationToken cancellationToken) =>
        engine.SendAsync(On(HttpMethod.Post, id, "/unpause"), cancellationToken);

    public Task RenameContainerAsync(
        string id, ContainerRenameParameters parameters, CancellationToken cancellationToken) =>
        engine.SendAsync(On(HttpMethod.Post, id, "/rename", parameters), cancellationToken);

    public Task RemoveContainerAsync(
        string id, ContainerRemoveParameters parameters, CancellationToken cancellationToken) =>
        engine.SendAsync(On(HttpMethod.Delete, id, "", parameters), cancellationToken);

    public Task<ContainerWaitResponse> WaitContainerAsync(string id, CancellationToken cancellationToken) =>
        engine.ReadAsync<ContainerWaitResponse>(On(HttpMethod.Post, id, "/wait") with { Patient = true }, cancellationToken);

    public async Task<MultiplexedStream> GetContainerLogsAsync(
        string id, ContainerLogsParameters parameters, CancellationToken cancellationToken)
    {
        var request = On(HttpMethod.Get, id, "/logs", parameters) with { Patient = true };
        var multiplexed = await IsMultiplexedAsync(id, cancellationToken);
        return new MultiplexedStream(await engine.StreamAsync(request, cancellationToken), multiplexed);
    }

    public async Task GetContainerLogsAsync(
        string id, ContainerLogsParameters parameters, IProgress<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        using var log = await GetContainerLogsAsync(id, parameters, cancellationToken);
        await LineReports.ReportAsync(log, progress, cancellationToken);
    }

    public async Task<MultiplexedStream> AttachContainerAsync(
        string id, ContainerAttachParameters parameters, CancellationToken cancellationToken)
    {
        var request = On(HttpMethod.Post, id, "/attach", parameters) with { Patient = true, Hijack = true };
        var multiplexed = await IsMultiplexedAsync(id, cancellationToken);
        return new MultiplexedStream(await engine.StreamAsync(request, cancellationToken), multiplexed);
    }

    public Task GetContainerStatsAsync(
        string id,
        ContainerStatsParameters parameters,
        IProgress<ContainerStatsResponse> progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return engine.FollowAsync(
            On(HttpMethod.Get, id, "/stats", parameters) with { Patient = true }, progress, cancellationToken);
    }

    public async Task<ContainerArchiveResponse> GetArchiveFromContainerAsync(
        string id, ContainerPathStatParameters parameters, bool statOnly, CancellationToken cancellationToken)
    {
        var method = statOnly ? HttpMethod.Head : HttpMethod.Get;
        var response = await engine.OpenAsync(
            On(method, id, "/archive", parameters) with { Patient = true }, cancellationToken);
        return await Archives.ReadAsync(response, statOnly, cancellationToken);
    }

    public Task ExtractArchiveToContainerAsync(
        string id, CopyToContainerParameters parameters, Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return engine.SendAsync(
            On(HttpMethod.Put, id, "/archive", parameters) with { Content = Bodies.Tar(stream) }, cancellationToken);
    }

    public Task<ContainersPruneResponse> PruneContainersAsync(
        ContainersPruneParameters? parameters, CancellationToken cancellationToken) =>
        engine.ReadAsync<ContainersPruneResponse>(
            EngineRequest.Post("containers/prune") with { Query = parameters }, cancellationToken);

    public Task ResizeContainerTtyAsync(
        string id, ContainerResizeParameters parameters, CancellationToken cancellationToken) =>
        engine.SendAsync(On(HttpMethod.Post, id, "/resize", parameters), cancellationToken);

    private static EngineRequest On(HttpMethod method, string id, string action) =>
        new(method, $"containers/{Require.Text(id, nameof(id))}{action}") { Failure = Failures.Container };

    private static EngineRequest On(HttpMethod method, string id, string action, object parameters) =>
        On(method, id, action) with { Query = Require.Given(parameters, nameof(parameters)) };

    // The engine says nothing reliable about framing in the response before API 1.42, but it frames exactly without a terminal.
    private async Task<bool> IsMultiplexedAsync(string id, CancellationToken cancellationToken)
    {
        var container = await InspectContainerAsync(id, cancellationToken);
        var config = container.Config
            ?? throw new InvalidOperationException($"The Docker engine does not say how the container '{id}' is configured.");
        return !config.Tty;
    }
}
