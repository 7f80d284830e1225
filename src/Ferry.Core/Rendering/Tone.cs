namespace Ferry.Core.Rendering;

/// <summary>How a text is to look where colour is available.</summary>
public enum Tone
{
    /// <summary>As everything else.</summary>
    Plain,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Worth a look.</summary>
    Notable,

    /// <summary>Wrong.</summary>
    Bad,

    /// <summary>Of little interest.</summary>
    Muted,
}
