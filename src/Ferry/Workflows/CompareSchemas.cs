using Ferry.Core.Drift;
using Ferry.Core.Ledgers;
using Ferry.Core.Rendering;
using Ferry.Drift;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Compares the schemas of two environments, or of an environment and the model; writes nothing to either.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="connections">The ways into the environments.</param>
/// <param name="databases">Their databases.</param>
/// <param name="schemas">Reads them.</param>
/// <param name="model">Makes the schema of the migrations in the code.</param>
public sealed class CompareSchemas(FerrySettings settings, IConnections connections, IDatabases databases, ISchemas schemas, ModelSchema model)
{
    /// <summary>The word that stands for the migrations of the code.</summary>
    public const string Model = "model";

    private const string Label = "compare-schemas";

    /// <summary>Compares.</summary>
    /// <param name="from">An environment, or <c>model</c>.</param>
    /// <param name="to">The same.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The differences.</returns>
    /// <exception cref="UsageException">A name is unknown, or both are the same.</exception>
    public async Task<SchemaComparison> RunAsync(string from, string to, CancellationToken cancellation)
    {
        if (string.Equals(from, to, StringComparison.OrdinalIgnoreCase)) throw new UsageException($"--from and --to both say {from}. Nothing was run.");
        var (first, second) = (await FindAsync(from, cancellation), await FindAsync(to, cancellation));
        // Servers of different versions write some definitions differently, so the model is made on a server like the other side's.
        var like = (first ?? second) is { } connection ? await schemas.ReadSurroundingsAsync(connection, Label, cancellation) : null;
        var ledger = first is not null && second is not null ? Ledger.Empty : await LedgerAsync((first ?? second)!, cancellation);
        return new SchemaComparison(from, to, SchemaDiff.Between(await ReadAsync(first, like, ledger, cancellation), await ReadAsync(second, like, ledger, cancellation)));
    }

    private async Task<ServerConnection?> FindAsync(string side, CancellationToken cancellation) =>
        IsModel(side) ? null : await connections.FindAsync(settings.For(new EnvironmentName(side)).Name, cancellation);

    // As in migrate-check: what was said to a migration when it was applied counts, also in a comparison.
    private async Task<Ledger> LedgerAsync(ServerConnection connection, CancellationToken cancellation)
    {
        var database = await databases.OpenAsync(connection, Label, cancellation);
        await using var _ = database.ConfigureAwait(false);
        return await database.ReadLedgerAsync(cancellation);
    }

    private Task<DatabaseSchema> ReadAsync(ServerConnection? connection, SchemaSurroundings? like, Ledger ledger, CancellationToken cancellation) =>
        connection is null ? model.ReadAsync(like, ledger, cancellation) : schemas.ReadAsync(connection, Label, cancellation);

    private bool IsModel(string side) =>
        string.Equals(side, Model, StringComparison.OrdinalIgnoreCase) && settings.Environments.All(environment => environment.Name != new EnvironmentName(side));
}
