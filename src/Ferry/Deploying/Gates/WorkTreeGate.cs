using System.Text.RegularExpressions;
using Ferry.Core.Releases;

namespace Ferry.Deploying.Gates;

/// <summary>What is deployed has to be a commit, and one of an allowed branch.</summary>
public sealed class WorkTreeGate : IDeployGate
{
    /// <inheritdoc/>
    public string Name => "work tree";

    private const int ShownFiles = 5;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Gate>> CheckAsync(DeploySight sight, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Gate>>([Clean(sight), Branch(sight)]);

    private Gate Clean(DeploySight sight)
    {
        var tree = sight.WorkTree;
        if (tree.Build.IsClean) return Gate.Passed(Name, $"clean, at {tree.Build.Version}");
        var detail = tree.Commit is null
            ? "not a git work tree with a commit"
            : $"changed: {string.Join(", ", tree.Changes.Take(ShownFiles))}{(tree.Changes.Count > ShownFiles ? $" and {tree.Changes.Count - ShownFiles} more" : "")}";
        return sight.Environment.Deploy.NeedsCleanTree
            ? Gate.Refused(Name, detail, "commit or stash the changes, so that what runs can be found again")
            : Gate.Noted(Name, $"{detail}; deployed as {tree.Build.Version}");
    }

    private static Gate Branch(DeploySight sight)
    {
        var (allowed, branch) = (sight.Environment.Deploy.Branches, sight.WorkTree.Branch);
        if (allowed.Count == 0) return Gate.Passed("branch", $"{branch ?? "none"}; any may be deployed");
        return branch is not null && allowed.Any(pattern => Fits(pattern, branch))
            ? Gate.Passed("branch", branch)
            : Gate.Refused("branch", $"{branch ?? "no branch is checked out"}; allowed: {string.Join(", ", allowed)}", "check out an allowed branch, or change \"branches\" of the environment in ferry.json");
    }

    private static bool Fits(string pattern, string branch) =>
        Regex.IsMatch(branch, $"^{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant);
}
