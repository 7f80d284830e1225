namespace Ferry.Core.Rendering;

/// <summary>Text under a title, such as SQL.</summary>
/// <param name="Title">One line.</param>
/// <param name="Body">The text, line breaks kept.</param>
public sealed record TextBlock(string Title, string Body) : Block;
