namespace Ferry.Core.Rendering;

/// <summary>One cell of a table.</summary>
/// <param name="Text">What it says; the words alone carry the meaning, since colour may be missing.</param>
/// <param name="Tone">How it is to look.</param>
public sealed record Cell(string Text, Tone Tone = Tone.Plain)
{
    /// <summary>Makes a plain cell.</summary>
    /// <param name="text">What it says.</param>
    public static implicit operator Cell(string text) => FromString(text);

    /// <summary>Makes a plain cell.</summary>
    /// <param name="text">What it says.</param>
    /// <returns>The cell.</returns>
    public static Cell FromString(string text) => new(text);
}
