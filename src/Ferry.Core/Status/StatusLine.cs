namespace Ferry.Core.Status;

/// <summary>One of the six ways in which code, history and database can differ, and how it stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Verdict">How it came out.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Fix">What to do about it; null where nothing is to be done.</param>
public sealed record StatusLine(string Name, StatusVerdict Verdict, string Detail, string? Fix = null)
{
    /// <summary>True when a check cannot pass with it. What is unknown for good, and can be changed by nobody, stands in nobody's way.</summary>
    public bool Refuses => Verdict == StatusVerdict.Found || (Verdict == StatusVerdict.Unknown && Fix is not null);
}
