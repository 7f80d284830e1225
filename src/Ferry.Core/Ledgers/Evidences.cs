using Ferry.Core.Backfills;
using Ferry.Core.Planning;
using Ferry.Core.Sql;

namespace Ferry.Core.Ledgers;

/// <summary>Knows the evidence that statements leave.</summary>
public static class Evidences
{
    /// <summary>Tells the evidence of a statement.</summary>
    /// <param name="statement">One that runs outside the migration's transactions.</param>
    /// <returns>Its evidence.</returns>
    public static Evidence Of(PlannedStatement statement)
    {
        if (Backfill.Of(statement) is not null) return Evidence.Place;
        var pieces = SqlScript.Split(statement.Sql);
        if (!pieces.Any(Commits) && !pieces.Any(TransactionBlock.Forbids)) return Evidence.Record;
        if (ConcurrentIndex.Of(statement.Sql) is not null) return Evidence.Index;
        if (ConcurrentRebuild.Of(statement.Sql) is not null) return Evidence.Rebuild;
        if (ConcurrentDetach.Of(statement.Sql) is not null) return Evidence.Partition;
        if (pieces.All(piece => Repeatable.IsHarmless(StatementWords.Of(piece.Text)))) return Evidence.Repeatable;
        return pieces.Any(Commits) ? Evidence.Parts : Evidence.None;
    }

    /// <summary>Tells whether nothing shows that a statement has run, and running it again may do harm.</summary>
    /// <param name="statement">A statement.</param>
    /// <returns>True when only a person can tell.</returns>
    public static bool HasNone(PlannedStatement statement) => !statement.InTransaction && Of(statement) is Evidence.None or Evidence.Parts;

    /// <summary>Says what shows that a statement has run.</summary>
    /// <param name="statement">One that runs outside the migration's transactions.</param>
    /// <returns>The post-condition in words.</returns>
    public static string PostCondition(PlannedStatement statement) => Of(statement) switch
    {
        Evidence.Record => "its record, which commits with it",
        Evidence.Place => "no row is left that its condition fits",
        Evidence.Index => ConcurrentIndex.Of(statement.Sql) is { IsDrop: false } built ? $"index {built.Name} is valid" : $"index {ConcurrentIndex.Of(statement.Sql)!.Name} is gone",
        Evidence.Rebuild => "no invalid index of a rebuild is left; it can run again",
        Evidence.Partition when ConcurrentDetach.Of(statement.Sql) is { } detach => $"partition {detach.Partition} is off {detach.Table}",
        Evidence.Repeatable => "none is needed: it can run again",
        _ => "none",
    };

    private static bool Commits(SqlStatement statement) => StatementWords.Of(statement.Text) switch
    {
        ["CALL", ..] => true,
        ["DO", .. var rest] => CommittingBlock.Is(rest),
        _ => false,
    };
}
