using Ferry.Core.Releases;
using Ferry.Ports;

namespace Ferry.Deploying.Gates;

/// <summary>The model has to be what the newest migration leads to.</summary>
/// <param name="author">Compares the two.</param>
public sealed class ModelGate(IMigrationAuthor author) : IDeployGate
{
    /// <inheritdoc/>
    public string Name => "model";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Gate>> CheckAsync(DeploySight sight, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Gate>>(
    [
        author.HasModelChanges()
            ? Gate.Refused("model", "the model has changes that are in no migration", "migrate-create --message=… makes the migration; commit it")
            : Gate.Passed("model", "equals the newest migration"),
    ]);
}
