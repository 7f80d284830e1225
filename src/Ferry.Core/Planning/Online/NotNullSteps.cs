namespace Ferry.Core.Planning.Online;

/// <summary>Makes a column take no NULL without reading the table under the lock that this takes.</summary>
/// <remarks>PostgreSQL does not read it where a validated check says the same. Manual, ALTER TABLE, "SET/DROP NOT NULL".</remarks>
internal static class NotNullSteps
{
    /// <summary>The steps for one column, quoted.</summary>
    public static IEnumerable<OnlineStep> Of(AlterTable table, string column, params IEnumerable<OnlineStep> onceNewRowsObey)
    {
        var check = TemporaryCheck.NameFor(table.Table, column);
        return
        [
            new OnlineStep(table.Statement($"ADD CONSTRAINT {check} CHECK ({column} IS NOT NULL) NOT VALID")),
            .. onceNewRowsObey,
            new OnlineStep(table.Statement($"VALIDATE CONSTRAINT {check}")),
            new OnlineStep(table.Statement($"ALTER COLUMN {column} SET NOT NULL")),
            new OnlineStep(table.Statement($"DROP CONSTRAINT {check}"), CommitKind.Joined),
        ];
    }
}
