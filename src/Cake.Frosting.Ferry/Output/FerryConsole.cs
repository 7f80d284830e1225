using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Spectre.Console;
using Spectre.Console.Rendering;
using Table = Ferry.Core.Rendering.Table;

namespace Cake.Frosting.Ferry.Output;

/// <summary>
/// What people and machines read. Where a machine reads standard output (<c>--json=-</c>, a script), everything else goes to
/// standard error.
/// </summary>
internal sealed class FerryConsole(bool machineReadsOutput) : IProgress<string>
{
    // Redirected output has no width of its own; a log line should not be broken where a terminal would.
    private const int RedirectedWidth = 100_000;
    private readonly Lazy<IAnsiConsole> _error = new(() => Open(System.Console.Error, System.Console.IsErrorRedirected));
    private readonly Lazy<IAnsiConsole> _output = new(() => Open(System.Console.Out, System.Console.IsOutputRedirected));

    public IAnsiConsole People => machineReadsOutput ? _error.Value : _output.Value;

    public void Report(string value) => Tell(value);

    public void Tell(string line) => People.Write(new Text(line + "\n"));

    /// <summary>Tells something worth a look that changes nothing of the ending, on standard error.</summary>
    public void Warn(string line) => _error.Value.Write(new Text(line + "\n", new Style(Color.Yellow)));

    /// <summary>Tells something that has a label in front, and goes on below the beginning of the text, not below the label.</summary>
    public void Tell(string label, string text)
    {
        var room = Math.Max(People.Profile.Width - label.Length - 1, 20);
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= room)
            {
                Tell(label + line);
                (label, line) = (new string(' ', label.Length), "");
            }

            line += line.Length == 0 ? word : " " + word;
        }

        Tell(label + line);
    }

    /// <summary>Tells a good ending, with its tables.</summary>
    public void Tell(IOutcome outcome)
    {
        Write(People, outcome.Notice, new Style(Color.Green));
        WriteBlocks(People, outcome);
    }

    /// <summary>Tells an ending other than done, on standard error.</summary>
    public void TellFailure(IOutcome outcome)
    {
        WriteBlocks(People, outcome);
        Write(_error.Value, outcome.Notice, new Style(outcome.ExitCode == ExitCode.Busy ? Color.Yellow : Color.Red, decoration: Decoration.Bold));
    }

    public void Write(Table table)
    {
        var grid = new Spectre.Console.Table { Border = TableBorder.Simple, ShowHeaders = table.Headers.Count > 0 };
        foreach (var header in table.Headers) grid.AddColumn(new TableColumn(new Text(header, new Style(decoration: Decoration.Bold))));
        foreach (var row in table.Rows) grid.AddRow(row.Select(cell => (IRenderable)new Text(cell.Text, StyleOf(cell.Tone))));
        People.Write(grid);
    }

    private void WriteBlocks(IAnsiConsole console, IOutcome outcome)
    {
        foreach (var block in (outcome as IReport)?.Blocks ?? [])
        {
            if (block is Table table) Write(table);
            else if (block is TextBlock text) console.Write(new Rows(new Text(text.Title, new Style(decoration: Decoration.Bold)), new Text(text.Body + "\n")));
        }
    }

    private static void Write(IAnsiConsole console, Notice notice, Style headline)
    {
        var lines = notice.ToString().Split('\n');
        console.Write(new Text(lines[0] + "\n", headline));
        foreach (var line in lines.Skip(1)) console.Profile.Out.Writer.WriteLine(line);
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Good => new Style(Color.Green),
        Tone.Bad => new Style(Color.Red),
        Tone.Notable => new Style(Color.Yellow),
        Tone.Muted => new Style(Color.Grey),
        _ => Style.Plain,
    };

    private static IAnsiConsole Open(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (redirected) console.Profile.Width = RedirectedWidth;
        return console;
    }
}
