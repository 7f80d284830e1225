using Ferry.Core.Sql;

namespace Ferry.Core.Planning.Online;

/// <summary>Indexes are built and dropped concurrently: writers go on meanwhile.</summary>
internal static class IndexForms
{
    public static OnlineSteps? Of(WordedSql sql, KnownRelations relations) => sql.Words switch
    {
        ["CREATE", "INDEX", .. var named] => Created(sql, named, relations),
        ["CREATE", "UNIQUE", "INDEX", .. var named] => Created(sql, named, relations),
        ["DROP", "INDEX", .. var named] => Dropped(sql, named, relations),
        _ => null,
    };

    private static OnlineSteps? Created(WordedSql sql, string[] named, KnownRelations relations) =>
        named is not (["CONCURRENTLY" or "IF" or "ON", ..])
        && SqlNames.Take(named) is (_, ["ON", .. var target]) && SqlNames.Take(target) is ({ } table, _)
        && relations.Find(table) is { HasRows: true, IsPartitioned: false }
            ? Concurrently(sql, named)
            : null;

    private static OnlineSteps? Dropped(WordedSql sql, string[] named, KnownRelations relations) =>
        named is not (["CONCURRENTLY" or "IF", ..])
        && SqlNames.Take(named) is ({ } index, [])
        && relations.Find(index) is { IsIndex: true, HasRows: true, IsPartitioned: false, IsOfConstraint: false }
            ? Concurrently(sql, named)
            : null;

    private static OnlineSteps Concurrently(WordedSql sql, string[] named) => new([new OnlineStep(sql.With("CONCURRENTLY ", named), CommitKind.Alone)]);
}
