using Ferry.Core.Drift;

namespace Ferry.Ports;

/// <summary>Keeps the schemas that histories produce, so that a history is replayed once.</summary>
public interface ISchemaCache
{
    /// <summary>Finds a schema.</summary>
    /// <param name="key">What it is made of, see <see cref="ReplayKey"/>.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The schema; null where none of that key is kept whole.</returns>
    Task<DatabaseSchema?> FindAsync(string key, CancellationToken cancellation);

    /// <summary>Keeps a schema; where that cannot be done, it is replayed again the next time.</summary>
    /// <param name="key">What it is made of.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="cancellation">Cancels; nothing half written stays.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task KeepAsync(string key, DatabaseSchema schema, CancellationToken cancellation);
}
