using Docker.DotNet.Models;

namespace Docker.DotNet;

/// <summary>Operations on the tasks of services.</summary>
public interface ITasksOperations
{
    /// <summary>Lists all tasks.</summary>
    Task<IList<TaskResponse>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists tasks.</summary>
    Task<IList<TaskResponse>> ListAsync(
        TasksListParameters? parameters = null, CancellationToken cancellationToken = default);

    /// <summary>Reads everything about a task.</summary>
    Task<TaskResponse> InspectAsync(string id, CancellationToken cancellationToken = default);
}
