using Ferry.Core.Sql;

namespace Ferry.Core.Planning.Online;

/// <summary>What is known of tables and indexes at each point of a plan: what the database has, under the names that the plan gave them.</summary>
/// <param name="read">Asks the database; null for what is not there.</param>
internal sealed class KnownRelations(Func<string, RelationFacts?> read)
{
    private readonly Dictionary<string, Lazy<RelationFacts?>> _relations = [];

    /// <summary>What is known of a relation; null where it was not there when the plan was made.</summary>
    public RelationFacts? Find(string name) => Of(name).Value;

    /// <summary>Takes note of what statements do to names and columns.</summary>
    public void Follow(IEnumerable<WordedSql> statements)
    {
        foreach (var statement in statements) Follow(statement);
    }

    private Lazy<RelationFacts?> Of(string name) =>
        _relations.TryGetValue(name, out var known) ? known : _relations[name] = new Lazy<RelationFacts?>(() => read(name));

    private void Follow(WordedSql statement)
    {
        switch (statement.Words)
        {
            case ["CREATE", "TABLE", .. var named] when SqlNames.Take(named) is ({ } table, _):
                Forget(table);
                break;
            case ["CREATE", "UNLOGGED", "TABLE", .. var named] when SqlNames.Take(named) is ({ } table, _):
                Forget(table);
                break;
            case ["CREATE", "INDEX", .. var named]:
                FollowIndex(named);
                break;
            case ["CREATE", "UNIQUE", "INDEX", .. var named]:
                FollowIndex(named);
                break;
            case ["DROP", "TABLE" or "INDEX", .. var named] when SqlNames.Take(Without(Without(named, "CONCURRENTLY"), "IF", "EXISTS")) is ({ } gone, []):
                Forget(gone);
                break;
            case ["ALTER", "INDEX", .. var named] when SqlNames.Take(named) is ({ } index, ["RENAME", "TO", .. var renamed]) && SqlNames.Take(renamed) is ({ } other, _):
                Rename(index, RelationName.Sibling(index, other));
                break;
            case ["ALTER", "TABLE", ..] when AlterTable.Of(statement) is { } table:
                Follow(table.Table, table.Action);
                break;
        }
    }

    private void Follow(string table, string[] action)
    {
        switch (action)
        {
            case ["RENAME", "TO", .. var named] when SqlNames.Take(named) is ({ } other, _):
                Rename(table, RelationName.Sibling(table, other));
                break;
            case ["SET", "SCHEMA", .. var named] when SqlNames.Take(named) is ({ } schema, _):
                Rename(table, RelationName.In(schema, table));
                break;
            case ["RENAME", "COLUMN", .. var named] when SqlNames.Take(named) is ({ } column, ["TO", .. var renamed]) && SqlNames.Take(renamed) is ({ } other, _):
                Columns(table, columns => columns.Select(one => one == column ? other : one));
                break;
            case ["ALTER", "COLUMN", .. var named] when SqlNames.Take(named) is ({ } column, ["SET", "NOT", "NULL"]):
                NotNull(table, columns => columns.Append(column));
                break;
            case ["ALTER", "COLUMN", .. var named] when SqlNames.Take(named) is ({ } column, ["DROP", "NOT", "NULL"]):
                NotNull(table, columns => columns.Where(one => one != column));
                break;
            case ["ADD", "CONSTRAINT", ..]:
                break;
            case ["DROP", "CONSTRAINT", ..]:
                Change(table, facts => facts with { Proven = [] });
                break;
            case ["DROP", .. var named] when SqlNames.Take(Without(named, "COLUMN")) is ({ } column, _):
                Columns(table, columns => columns.Where(one => one != column));
                break;
            case ["ADD", .. var named] when SqlNames.Take(Without(named, "COLUMN")) is ({ } column, { } type) && type.AsSpan().IndexOf(["NOT", "NULL"]) >= 0:
                NotNull(table, columns => columns.Append(column));
                break;
        }
    }

    private void FollowIndex(string[] named)
    {
        if (SqlNames.Take(Without(named, "CONCURRENTLY")) is not ({ } index, ["ON", .. var target]) || SqlNames.Take(target) is not ({ } table, _)) return;
        var on = Of(table);
        _relations[RelationName.Sibling(table, index)] = new Lazy<RelationFacts?>(() => on.Value is { } facts ? facts with { IsIndex = true } : null);
    }

    private void Forget(string name) => _relations[name] = new Lazy<RelationFacts?>((RelationFacts?)null);

    private void Rename(string name, string other)
    {
        Change(name, Renamed);
        _relations[other] = Of(name);
        Forget(name);
    }

    private void NotNull(string table, Func<IEnumerable<string>, IEnumerable<string>> change) => Change(table, facts => facts with { NotNull = [.. change(facts.NotNull)] });

    private void Columns(string table, Func<IEnumerable<string>, IEnumerable<string>> change) =>
        Change(table, facts => Renamed(facts) with { NotNull = [.. change(facts.NotNull)], Proven = [.. change(facts.Proven)] });

    // What the server makes of a new name it says only then.
    private static RelationFacts Renamed(RelationFacts facts) => facts with { NotNullNames = new Dictionary<string, string>() };

    private void Change(string table, Func<RelationFacts, RelationFacts> change)
    {
        var before = Of(table);
        _relations[table] = new Lazy<RelationFacts?>(() => before.Value is { } facts ? change(facts) : null);
    }

    private static string[] Without(string[] words, params string[] first) => words.AsSpan().StartsWith(first) ? words[first.Length..] : words;
}
