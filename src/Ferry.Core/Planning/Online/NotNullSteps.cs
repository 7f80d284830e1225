namespace Ferry.Core.Planning.Online;

/// <summary>Makes a column take no NULL without reading the table under the lock that this takes.</summary>
/// <remarks>
/// PostgreSQL does not read it where a validated check says the same (manual, ALTER TABLE, "SET/DROP NOT NULL"). Since version 18 NOT NULL
/// is a constraint that can be validated later itself; it gets the name that SET NOT NULL would give it.
/// </remarks>
internal static class NotNullSteps
{
    /// <summary>The steps for one column, quoted.</summary>
    /// <param name="table">A statement about the table.</param>
    /// <param name="facts">What is known of it.</param>
    /// <param name="column">The column.</param>
    /// <param name="onceNewRowsObey">What runs before the old rows are looked at.</param>
    public static IEnumerable<OnlineStep> Of(AlterTable table, RelationFacts facts, string column, params IEnumerable<OnlineStep> onceNewRowsObey) =>
        facts.NotNullNames.TryGetValue(column, out var name)
            ?
            [
                new OnlineStep(table.Statement($"ADD CONSTRAINT {name} NOT NULL {column} NOT VALID")),
                .. onceNewRowsObey,
                new OnlineStep(table.Statement($"VALIDATE CONSTRAINT {name}")),
            ]
            : ByCheck(table, column, TemporaryCheck.NameFor(table.Table, column), onceNewRowsObey);

    private static IEnumerable<OnlineStep> ByCheck(AlterTable table, string column, string check, IEnumerable<OnlineStep> onceNewRowsObey) =>
    [
        new OnlineStep(table.Statement($"ADD CONSTRAINT {check} CHECK ({column} IS NOT NULL) NOT VALID")),
        .. onceNewRowsObey,
        new OnlineStep(table.Statement($"VALIDATE CONSTRAINT {check}")),
        new OnlineStep(table.Statement($"ALTER COLUMN {column} SET NOT NULL")),
        new OnlineStep(table.Statement($"DROP CONSTRAINT {check}"), CommitKind.Joined),
    ];
}
