using System.Text;

namespace Ferry.Core.Rendering;

/// <summary>A message to a person: one sentence with the state of things, then labelled details (where, fix, …).</summary>
/// <param name="Headline">A whole sentence that says what happened and what state things are in.</param>
/// <param name="Details">Labelled lines below the headline, in order.</param>
/// <remarks>Never holds a secret: whoever makes a notice leaves passwords out.</remarks>
public sealed record Notice(string Headline, params IReadOnlyList<NoticeDetail> Details)
{
    /// <summary>What to do next: the text of the first detail that says so; null where none does.</summary>
    public string? Fix => Details.FirstOrDefault(detail => detail.Label == NoticeDetail.FixLabel)?.Text;

    /// <summary>Renders the headline and, indented below it, each detail with its label aligned.</summary>
    /// <returns>Lines separated by <c>\n</c>, without a trailing one.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(Headline);
        var width = Details.Count == 0 ? 0 : Details.Max(detail => detail.Label.Length) + 2;
        foreach (var detail in Details)
        {
            var label = (detail.Label + ":").PadRight(width);
            var lines = detail.Text.ReplaceLineEndings("\n").Split('\n');
            text.Append("\n  ").Append(label).Append(lines[0]);
            foreach (var line in lines.Skip(1)) text.Append("\n  ").Append(' ', width).Append(line);
        }

        return text.ToString();
    }
}
