using Docker.DotNet.Internal.Requests;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal.Operations;

internal sealed class TasksOperations(Engine engine) : ITasksOperations
{
    public Task<IList<TaskResponse>> ListAsync(CancellationToken cancellationToken) => ListAsync(null, cancellationToken);

    public Task<IList<TaskResponse>> ListAsync(TasksListParameters? parameters, CancellationToken cancellationToken) =>
        engine.ReadAsync<IList<TaskResponse>>(
            EngineRequest.Get("tasks") with { Query = parameters }, cancellationToken);

    public Task<TaskResponse> InspectAsync(string id, CancellationToken cancellationToken) =>
        engine.ReadAsync<TaskResponse>(EngineRequest.Get($"tasks/{Require.Text(id, nameof(id))}"), cancellationToken);
}
