namespace Ferry.Core.Drift;

/// <summary>The parts of a column's definition as the catalog is read: type, nullability, default, and the rest.</summary>
/// <param name="Type">The type with its collation.</param>
/// <param name="Nullability"><c>nullable</c>, <c>not null</c>, or <c>not null not valid</c> where rows from before may break it.</param>
/// <param name="Default">The expression of the default; null where there is none.</param>
/// <param name="Rest">Identity, generation, storage and options; empty for an ordinary column.</param>
public sealed record ColumnDefinition(string Type, string Nullability, string? Default, string Rest)
{
    private const string NotNull = " not null";
    private const string DefaultWord = " default ";

    private static readonly string[] NotNulls = [NotNull + " not valid", NotNull];

    // What may follow the type, in the order in which the catalog query writes it.
    private static readonly string[] AfterType = [NotNull, " generated ", DefaultWord, " storage ", " options ("];

    // What may follow the default. An expression can hold these words too, so the last place counts.
    private static readonly string[] AfterDefault = [" storage ", " options ("];

    /// <summary>Takes a definition apart.</summary>
    /// <param name="definition">The definition of a <see cref="SchemaObject"/> of the kind <c>column</c>.</param>
    /// <returns>Its parts.</returns>
    public static ColumnDefinition Parse(string definition)
    {
        var end = Positions(definition, AfterType).DefaultIfEmpty(definition.Length).Min();
        var (type, rest) = (definition[..end], definition[end..]);
        var notNull = NotNulls.FirstOrDefault(words => rest.StartsWith(words, StringComparison.Ordinal)) ?? "";
        rest = rest[notNull.Length..];
        var nullability = notNull.Length == 0 ? "nullable" : notNull.TrimStart();
        if (!rest.StartsWith(DefaultWord, StringComparison.Ordinal)) return new ColumnDefinition(type, nullability, null, rest.TrimStart());
        var expression = rest[DefaultWord.Length..];
        var stop = AfterDefault.Select(word => IsTail(expression, word)).Where(position => position >= 0).DefaultIfEmpty(expression.Length).Min();
        return new ColumnDefinition(type, nullability, expression[..stop], expression[stop..].TrimStart());
    }

    private static IEnumerable<int> Positions(string text, IEnumerable<string> words) =>
        words.Select(word => text.IndexOf(word, StringComparison.Ordinal)).Where(position => position >= 0);

    // Inside a literal the words belong to the default.
    private static int IsTail(string expression, string word)
    {
        var position = expression.LastIndexOf(word, StringComparison.Ordinal);
        return position >= 0 && expression[..position].Count(character => character == '\'') % 2 == 0 ? position : -1;
    }
}
