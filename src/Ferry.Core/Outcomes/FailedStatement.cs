using System.Globalization;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;

namespace Ferry.Core.Outcomes;

/// <summary>The statement at which a run halted.</summary>
/// <param name="Migration">Its migration.</param>
/// <param name="Direction">Whether the migration was being applied or reverted.</param>
/// <param name="Statement">The statement.</param>
/// <param name="StatementCount">How many statements the migration has.</param>
/// <param name="File">The file the migration stands in, relative to the repository; null when it was not found.</param>
/// <param name="Error">What the server said.</param>
public sealed record FailedStatement(
    MigrationId Migration, Direction Direction, PlannedStatement Statement, int StatementCount, string? File, ServerError Error)
{
    private const int ShownLines = 12;

    /// <summary>The constraint that it could not validate, and that stays; null for any other failure.</summary>
    public UnvalidatedConstraint? Constraint { get; init; }

    /// <summary>The details of a notice: file, statement, text, SQLSTATE, message, detail, hint, position, and of a constraint the rows that break it.</summary>
    /// <returns>The labelled lines, in that order.</returns>
    public IEnumerable<NoticeDetail> Describe()
    {
        var what = Statement.IsHistory ? "the history row" : Statement.Number == 0 ? "COMMIT" : string.Create(CultureInfo.InvariantCulture, $"statement {Statement.Number} of {StatementCount}");
        yield return NoticeDetail.Where($"{File ?? Migration.ToString()}, {what}{(Direction == Direction.Down ? " of Down" : "")}");
        yield return new NoticeDetail("sql", Excerpt());
        yield return new NoticeDetail("server", Error.SqlState is { } state ? $"SQLSTATE {state}: {Error.Message}" : Error.Message);
        if (Error.Detail is { } detail) yield return new NoticeDetail("detail", detail);
        if (Error.Hint is { } hint) yield return new NoticeDetail("hint", hint);
        if (Error.Context is { } context) yield return new NoticeDetail("context", context);
        if (Error.Position is { } position && PlaceOf(position) is { } place) yield return new NoticeDetail("position", place);
        if (Constraint is null) yield break;
        yield return new NoticeDetail("rows", Constraint.Query);
        yield return new NoticeDetail("stays", Constraint.Stays);
    }

    private string Excerpt()
    {
        var lines = Statement.Sql.ReplaceLineEndings("\n").Split('\n');
        return lines.Length <= ShownLines
            ? string.Join('\n', lines)
            : string.Join('\n', lines.Take(ShownLines)) + string.Create(CultureInfo.InvariantCulture, $"\n… {lines.Length - ShownLines} more lines");
    }

    // The server counts characters, .NET counts UTF-16 units.
    private string? PlaceOf(int position)
    {
        var offset = Statement.Sql.EnumerateRunes().Take(position - 1).Sum(rune => rune.Utf16SequenceLength);
        if (position < 1 || offset > Statement.Sql.Length) return null;
        var before = Statement.Sql[..offset];
        var lineStart = before.LastIndexOf('\n') + 1;
        var lineEnd = Statement.Sql.IndexOf('\n', offset);
        var line = Statement.Sql[lineStart..(lineEnd < 0 ? Statement.Sql.Length : lineEnd)].TrimEnd('\r');
        var column = offset - lineStart + 1;
        return string.Create(CultureInfo.InvariantCulture, $"line {before.Count(c => c == '\n') + 1}, column {column}\n{line}\n{new string(' ', column - 1)}^");
    }
}
