namespace Ferry.Core.Sql;

/// <summary>Something that begins in a script and is not closed by its end.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mark">The characters that open it, as written: <c>'</c>, <c>$body$</c>, <c>/*</c>, ….</param>
/// <param name="Start">Offset of the mark.</param>
/// <param name="Line">Line of the mark, from 1.</param>
/// <param name="Column">Column of the mark, from 1.</param>
public sealed record OpenConstruct(OpenConstructKind Kind, string Mark, int Start, int Line, int Column)
{
    /// <summary>Says what is open and where, as the subject of a sentence and its verb.</summary>
    /// <returns>For example <c>the comment /* in line 3, column 1 has no end</c>.</returns>
    public override string ToString() => $"the {Name} {Mark} in line {Line}, column {Column} has no end";

    private string Name => Kind switch
    {
        OpenConstructKind.Text => "string",
        OpenConstructKind.QuotedName => "quoted name",
        OpenConstructKind.DollarQuote => "dollar quotation",
        OpenConstructKind.Comment => "comment",
        OpenConstructKind.Parenthesis => "parenthesis",
        _ => "function body",
    };
}
