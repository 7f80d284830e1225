namespace Ferry.Core.Rendering;

/// <summary>One labelled line of a <see cref="Notice"/>.</summary>
/// <param name="Label">One word: where, fix, server, hint, ….</param>
/// <param name="Text">What it says; may hold several lines.</param>
public sealed record NoticeDetail(string Label, string Text)
{
    /// <summary>The label of what to do next.</summary>
    public const string FixLabel = "fix";

    /// <summary>Says where something happened.</summary>
    /// <param name="text">File, statement, environment, folder.</param>
    /// <returns>The detail.</returns>
    public static NoticeDetail Where(string text) => new("where", text);

    /// <summary>Says what to do next.</summary>
    /// <param name="text">A step the reader can take.</param>
    /// <returns>The detail.</returns>
    public static NoticeDetail Fix(string text) => new(FixLabel, text);
}
