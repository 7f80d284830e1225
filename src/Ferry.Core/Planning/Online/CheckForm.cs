namespace Ferry.Core.Planning.Online;

/// <summary>A check is added for new rows first, which takes a moment, and the old ones are looked at under a lock that lets everybody work.</summary>
/// <remarks>Manual, ALTER TABLE, "VALIDATE CONSTRAINT".</remarks>
internal static class CheckForm
{
    public static OnlineSteps? Of(AlterTable table, KnownRelations relations) =>
        table.AddedConstraint is (_, { } written, ["CHECK", .. var expression]) && Parentheses.Take(expression) is (_, [])
        && relations.Find(table.Table) is { HasRows: true }
            ? new OnlineSteps([new OnlineStep(table.Sql.Followed(" NOT VALID")), new OnlineStep(table.Statement($"VALIDATE CONSTRAINT {written}"))])
            : null;
}
