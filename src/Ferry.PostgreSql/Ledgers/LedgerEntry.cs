using System.Text.Json.Nodes;
using Ferry.Core.Planning;

namespace Ferry.PostgreSql.Ledgers;

/// <summary>What the ledger keeps with a migration, beside its SQL.</summary>
/// <param name="Run">The run.</param>
/// <param name="Plan">The hash of the plan that it is part of.</param>
/// <param name="Elapsed">How long it had been running when the transaction of its record began.</param>
internal sealed record LedgerEntry(RunIdentity Run, string Plan, TimeSpan Elapsed)
{
    /// <summary>The same for the journal.</summary>
    internal JsonObject Details(PlannedMigration migration)
    {
        var details = new JsonObject
        {
            ["checksum"] = migration.Checksum,
            ["operator"] = Run.User,
            ["host"] = Run.Host,
            ["plan"] = Plan,
            ["durationMs"] = (long)Elapsed.TotalMilliseconds,
        };
        if (!migration.Contexts.IsNone) details["contexts"] = migration.Contexts.ToJson();
        return details;
    }
}
