namespace Ferry.Core.Rendering;

/// <summary>A part of a report below its headline.</summary>
public abstract record Block
{
    private protected Block()
    {
    }
}
