using Docker.DotNet.Internal.Requests;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal.Operations;

internal sealed class ExecOperations(Engine engine) : IExecOperations
{
    public Task<ContainerExecCreateResponse> CreateContainerExecAsync(
        string id, ContainerExecCreateParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = EngineRequest.Post($"containers/{Require.Text(id, nameof(id))}/exec") with
        {
            Content = Bodies.Json(parameters),
            Failure = Failures.Container,
        };
        return engine.ReadAsync<ContainerExecCreateResponse>(request, cancellationToken);
    }

    public async Task<MultiplexedStream> StartContainerExecAsync(
        string id, ContainerExecStartParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = EngineRequest.Post($"exec/{Require.Text(id, nameof(id))}/start") with
        {
            Content = Bodies.Json(parameters),
            Failure = Failures.Container,
            Patient = true,
            Hijack = true,
        };
        return new MultiplexedStream(await engine.StreamAsync(request, cancellationToken), multiplexed: !parameters.TTY);
    }

    public Task<ContainerExecInspectResponse> InspectContainerExecAsync(string id, CancellationToken cancellationToken) =>
        engine.ReadAsync<ContainerExecInspectResponse>(
            EngineRequest.Get($"exec/{Require.Text(id, nameof(id))}/json") with { Failure = Failures.Container },
            cancellationToken);

    public Task ResizeExecTtyAsync(
        string id, ContainerResizeParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = EngineRequest.Post($"exec/{Require.Text(id, nameof(id))}/resize") with
        {
            Query = parameters,
            Failure = Failures.Container,
        };
        return engine.SendAsync(request, cancellationToken);
    }
}
