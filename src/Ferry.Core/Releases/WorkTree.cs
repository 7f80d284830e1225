namespace Ferry.Core.Releases;

/// <summary>What git says about the checkout.</summary>
/// <param name="Commit">The commit that is checked out; null outside a git work tree, and before the first commit.</param>
/// <param name="Branch">The branch; null when none is checked out and no CI system names one.</param>
/// <param name="Changes">Files that differ from the commit, relative to the root.</param>
/// <param name="ChangesHash">A hash of what the changes are; null when there are none.</param>
public sealed record WorkTree(string? Commit, string? Branch, IReadOnlyList<string> Changes, string? ChangesHash)
{
    private const int ShownDigits = 12;

    /// <summary>The version of the app that this work tree makes.</summary>
    public AppBuild Build => new(VersionOf(), Commit, Commit is not null && Changes.Count == 0);

    private string VersionOf()
    {
        var commit = Commit is null ? "uncommitted" : Commit[..Math.Min(ShownDigits, Commit.Length)];
        return ChangesHash is null ? commit : $"{commit}-{ChangesHash}";
    }
}
