using System.Security.Cryptography;
using System.Text;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Processes;
using Ferry.Settings;

namespace Cake.Frosting.Ferry.Internal;

/// <summary>Asks git about the checkout.</summary>
internal sealed class GitWorkTrees(FerrySettings settings) : IWorkTrees
{
    private const int HashDigits = 8;

    // CI systems check out a commit, not a branch, and name the branch here.
    private static readonly string[] BranchVariables = ["GITHUB_HEAD_REF", "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME", "BUILD_SOURCEBRANCHNAME"];

    public async Task<WorkTree> LookAsync(CancellationToken cancellation)
    {
        // https://git-scm.com/docs/git-status, "Porcelain Format Version 2"
        if (await TryGitAsync(cancellation, "status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all") is not { } said) return new WorkTree(null, null, [], null);
        var lines = said.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var commit = Header(lines, "# branch.oid ");
        var changes = Changes(lines).ToList();
        return new WorkTree(
            commit is null or "(initial)" ? null : commit,
            BranchVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(name => !string.IsNullOrEmpty(name)) ?? (Header(lines, "# branch.head ") is { } head and not "(detached)" ? head : null),
            changes,
            changes.Count == 0 ? null : await HashAsync(said, changes, cancellation));
    }

    private static string? Header(string[] lines, string prefix) =>
        lines.FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];

    // "1 XY sub mH mI mW hH hI path", "2 … path" followed by the old path, "u … path", "? path"
    private static IEnumerable<string> Changes(string[] lines)
    {
        for (var index = 0; index < lines.Length; index++)
        {
            var fields = lines[index][0] switch { '1' => 9, '2' => 10, 'u' => 11, '?' => 2, _ => 0 };
            if (fields > 0) yield return lines[index].Split(' ', fields)[^1];
            if (lines[index][0] == '2') index++;
        }
    }

    private async Task<string> HashAsync(string status, List<string> changes, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(status));
        foreach (var file in changes.Select(change => Path.Combine(settings.Root, change)).Where(File.Exists)) hash.AppendData(await File.ReadAllBytesAsync(file, cancellation));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HashDigits];
    }

    private async Task<string?> TryGitAsync(CancellationToken cancellation, params string[] arguments)
    {
        try
        {
            var result = await ProcessRunner.RunAsync(new ProcessCommand("git", arguments) { WorkingFolder = settings.Root }, cancellation);
            return result.Succeeded ? result.Output : null;
        }
        catch (SurroundingsException)
        {
            return null; // there is no git
        }
    }
}
