using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning.Online;

namespace Ferry.Ports;

/// <summary>What the form of a plan depends on: the tables and indexes of a database, and what an interrupted run has begun in it.</summary>
public interface IRelations
{
    /// <summary>Looks at tables and indexes. Reads no row.</summary>
    /// <param name="names">Names as they are written in SQL, every part quoted; without a schema the search path finds them.</param>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>What is there, by the names asked for.</returns>
    Task<IReadOnlyDictionary<string, RelationFacts>> ReadRelationsAsync(IReadOnlyCollection<string> names, CancellationToken cancellation);

    /// <summary>Asks which of some migrations were begun by a run that broke off.</summary>
    /// <param name="migrations">The migrations.</param>
    /// <param name="cancellation">Cancels the query.</param>
    /// <returns>Those, as the ledger tells; none where there is no ledger.</returns>
    Task<IReadOnlyList<BegunMigration>> ReadBegunAsync(IEnumerable<MigrationId> migrations, CancellationToken cancellation);
}
