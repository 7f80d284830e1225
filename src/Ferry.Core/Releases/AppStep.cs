using Ferry.Core.Rendering;

namespace Ferry.Core.Releases;

/// <summary>How one step of changing the app ended.</summary>
public abstract record AppStep
{
    private AppStep()
    {
    }

    /// <summary>It is done, now or already before.</summary>
    /// <param name="Address">Where the release can be asked: a candidate's private address, or the public one; null when it is not known here.</param>
    public sealed record Done(Uri? Address) : AppStep;

    /// <summary>The app did not come up, or did not get healthy; what serves was not touched, and the candidate is gone.</summary>
    /// <param name="Trouble">What happened, with the last lines of its log.</param>
    public sealed record Failed(Notice Trouble) : AppStep;
}
