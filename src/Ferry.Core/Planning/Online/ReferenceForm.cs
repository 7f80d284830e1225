using Ferry.Core.Sql;

namespace Ferry.Core.Planning.Online;

/// <summary>A foreign key is added for new rows first, which takes a moment, and the old ones are looked at under a lock that lets everybody work.</summary>
/// <remarks>
/// It locks the table that it refers to as well, so even where there is nothing to look at it has a transaction of its own: the locks of
/// what comes before and after would be held together with those. Manual, ALTER TABLE, "VALIDATE CONSTRAINT".
/// </remarks>
internal static class ReferenceForm
{
    public static OnlineSteps? Of(AlterTable table, KnownRelations relations)
    {
        if (table.AddedConstraint is not (_, { } written, ["FOREIGN", "KEY", .. var columns])) return null;
        if (Parentheses.Take(columns) is not (_, ["REFERENCES", .. var target]) || SqlNames.Take(target) is not ({ } referred, { } rest)) return null;
        if (rest.AsSpan().IndexOf(["NOT", "VALID"]) >= 0) return null;
        var (from, to) = (relations.Find(table.Table), relations.Find(referred));
        return (from, to) switch
        {
            ({ HasRows: true, IsPartitioned: false }, { IsPartitioned: false }) => new OnlineSteps(
                [new OnlineStep(table.Sql.Followed(" NOT VALID")), new OnlineStep(table.Statement($"VALIDATE CONSTRAINT {written}"))]),
            ({ }, { HasRows: true }) => new OnlineSteps([new OnlineStep(table.Sql.Text)]),
            _ => null,
        };
    }
}
