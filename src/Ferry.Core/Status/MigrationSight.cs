using System.Text.Json.Nodes;
using Ferry.Core.Ledgers;

namespace Ferry.Core.Status;

/// <summary>One migration in one environment.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Database">Address of the database, without secrets.</param>
/// <param name="State">What its history says.</param>
/// <param name="IsHidden">True when the role may not read the ledger.</param>
/// <param name="Kept">What the ledger keeps of it; null when it knows nothing.</param>
public sealed record MigrationSight(string Environment, string Database, MigrationState State, bool IsHidden, LedgerMigration? Kept)
{
    /// <summary>Tells it for people.</summary>
    /// <returns>Where, the state, and what the ledger knows.</returns>
    public override string ToString() => $"{Environment} ({Database}): {MigrationStates.Word(State)}; {Known}";

    private string Known => Kept is not null && KeptMigration.Line(Kept) is { Length: > 0 } line ? line
        : IsHidden ? "this role may not read the ledger" : "the ledger does not know it";

    /// <summary>Tells it for machines.</summary>
    /// <returns>A new object; null when the ledger knows nothing.</returns>
    public JsonObject? ToJson() => Kept is null ? null : KeptMigration.Json(Kept);
}
