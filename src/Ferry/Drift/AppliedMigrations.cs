using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Status;
using Ferry.Migrating;

namespace Ferry.Drift;

/// <summary>The applied migrations with the SQL that was applied, as far as anybody knows it.</summary>
/// <param name="Known">Oldest first.</param>
/// <param name="Lost">Those that neither code nor ledger has.</param>
public sealed record AppliedMigrations(IReadOnlyList<PlannedMigration> Known, IReadOnlyList<MigrationId> Lost)
{
    /// <summary>Takes each from the code where the code has it as it was applied, and from the ledger elsewhere.</summary>
    /// <param name="status">The code against the history.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="code">The applied migrations as the code has them now.</param>
    /// <param name="plans">Makes migrations of what the ledger keeps.</param>
    /// <returns>The migrations of the history.</returns>
    public static AppliedMigrations Of(MigrationStatus status, Ledger ledger, IReadOnlyList<PlannedMigration> code, PlanBuilder plans)
    {
        var (known, lost) = (new List<PlannedMigration>(), new List<MigrationId>());
        foreach (var id in status.History.Select(row => row.Id))
        {
            var (now, then) = (code.FirstOrDefault(one => one.Id == id), ledger.FindApplied(id));
            if (now is not null && (then is null || then.Checksum == now.Checksum)) known.Add(now);
            else if (then is not null) known.AddRange(plans.FromLedger([], [then]).Migrations);
            else lost.Add(id);
        }

        return new AppliedMigrations(known, lost);
    }
}
