using System.Text;

namespace Ferry.Core.Rendering;

/// <summary>Markdown in which any text means only itself. https://github.github.com/gfm</summary>
public static class Markdown
{
    private const int ShortestFence = 3;

    /// <summary>Writes a block, with an empty line after it.</summary>
    /// <param name="block">A table or a text.</param>
    /// <returns>Whole lines.</returns>
    public static string Of(Block block) => block switch
    {
        Table table => OfTable(table),
        TextBlock text => $"{Text(text.Title)}\n\n{Fenced(text.Body)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Writes text as it is, line breaks and spaces kept.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>A fenced block, with an empty line after it.</returns>
    public static string Fenced(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fence = new string('`', Math.Max(ShortestFence, LongestRun(text, '`') + 1));
        return $"{fence}text\n{text.TrimEnd('\n')}\n{fence}\n\n";
    }

    /// <summary>Writes text in a line, such as a headline or a cell.</summary>
    /// <param name="text">Any text; line breaks become <c>&lt;br&gt;</c>.</param>
    /// <returns>The text with a backslash before what would mean something.</returns>
    public static string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is '\\' or '`' or '*' or '[' or '<' or '|' or '~' or '&' || (text[index] == '_' && !IsWithinWord(text, index))) line.Append('\\');
            line.Append(text[index]);
        }

        return line.Replace("\r\n", "<br>").Replace("\n", "<br>").ToString();
    }

    private static string OfTable(Table table)
    {
        var text = new StringBuilder();
        Row(table.Headers.Select(Text));
        Row(table.Headers.Select(_ => "---"));
        foreach (var row in table.Rows) Row(row.Select(cell => Text(cell.Text)));
        return text.Append('\n').ToString();

        void Row(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    // Between letters it is no emphasis, and migration ids are full of it.
    private static bool IsWithinWord(string text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsLetterOrDigit(text[index - 1]) && char.IsLetterOrDigit(text[index + 1]);

    private static int LongestRun(string text, char of)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == of ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
