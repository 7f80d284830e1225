using Ferry.Core.Ledgers;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;

namespace Ferry.Core.Status;

/// <summary>What was seen when the applied migrations were held against the code.</summary>
/// <param name="Edited">Those that were edited after they were applied, oldest first.</param>
/// <param name="Compared">How many could be compared.</param>
/// <param name="NotInLedger">Those that another tool applied, or that were stamped: nobody kept what they were.</param>
public sealed record EditedSight(IReadOnlyList<EditedMigration> Edited, int Compared, IReadOnlyList<MigrationId> NotInLedger)
{
    /// <summary>Rows of the ledger that are not as Ferry wrote them, or before which one is missing.</summary>
    public IReadOnlyList<string> Tampered { get; init; } = [];

    /// <summary>Compares checksums.</summary>
    /// <param name="status">The code against the history.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="code">The applied migrations as the code has them now, in any order.</param>
    /// <returns>What was seen, or why nothing can be told.</returns>
    /// <remarks>Pure. Migrations that are not in the code are missing, not edited.</remarks>
    public static Look<EditedSight> Take(MigrationStatus status, Ledger ledger, IReadOnlyList<PlannedMigration> code)
    {
        if (ledger.Access == LedgerAccess.Denied)
            return new Look<EditedSight>.Unknown("the role may not read the ledger, which keeps what was applied", "GRANT USAGE ON SCHEMA ferry, and SELECT ON ALL TABLES IN SCHEMA ferry, TO the role");
        var pairs = code.Where(migration => status.Applied.Contains(migration.Id)).Select(now => (Now: now, Then: ledger.FindApplied(now.Id))).OrderBy(pair => pair.Now.Id).ToList();
        if (pairs.Count > 0 && pairs.TrueForAll(pair => pair.Then is null)) return new Look<EditedSight>.Unknown(NothingKept(ledger), null);
        var versions = status.History.ToDictionary(row => row.Id, row => row.ProductVersion);
        return new Look<EditedSight>.Taken(new EditedSight(
            [.. pairs.Where(pair => pair.Then is not null && pair.Then.Checksum != pair.Now.Checksum).Select(pair => FirstDifference(pair.Now, pair.Then!, versions[pair.Now.Id]))],
            pairs.Count(pair => pair.Then is not null),
            [.. pairs.Where(pair => pair.Then is null).Select(pair => pair.Now.Id)]));
    }

    private static string NothingKept(Ledger ledger) => ledger.Access == LedgerAccess.Absent
        ? "there is no ledger (schema ferry), so nobody kept what was applied; what Ferry applies from now on is kept"
        : "the ledger has none of the applied migrations: another tool applied them, or they were stamped";

    private static EditedMigration FirstDifference(PlannedMigration now, LedgerMigration then, string productVersion)
    {
        var statements = now.Statements.Where(statement => !statement.IsHistory).ToList();
        var same = statements.Zip(then.Generated).TakeWhile(pair => pair.First.Sql == pair.Second.Sql && pair.First.InTransaction == pair.Second.InTransaction).Count();
        return new EditedMigration(now.Id, productVersion, same + 1, then.Generated.ElementAtOrDefault(same)?.Sql, statements.ElementAtOrDefault(same)?.Sql);
    }
}
