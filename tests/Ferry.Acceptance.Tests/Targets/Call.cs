using System.Text.Json.Nodes;

namespace Ferry.Acceptance.Tests.Targets;

/// <summary>A call of build.sh that came to its end.</summary>
public sealed record Call(int ExitCode, string Out, string Error)
{
    /// <summary>Standard output as JSON; fails if there is anything else.</summary>
    public JsonNode Json => JsonNode.Parse(Out)!;

    public IReadOnlyList<string> OutLines => Out.TrimEnd('\n').Split('\n');

    /// <summary>Standard error without what build.sh says when an input changed.</summary>
    public IReadOnlyList<string> ErrorLines =>
        [.. Error.TrimEnd('\n').Split('\n').Where(line => !line.StartsWith("Building Ferry's host", StringComparison.Ordinal) && !line.StartsWith("Built in ", StringComparison.Ordinal))];

    /// <summary>Shows everything that was said if the exit code is another.</summary>
    public Call Ends(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n--- out\n{Out}\n--- error\n{Error}");
        return this;
    }

    public Call Says(string text)
    {
        Assert.Contains(text, Out, StringComparison.Ordinal);
        return this;
    }

    public Call Complains(string text)
    {
        Assert.Contains(text, Error, StringComparison.Ordinal);
        return this;
    }
}
