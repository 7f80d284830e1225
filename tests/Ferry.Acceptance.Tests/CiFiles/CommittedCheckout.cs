using Ferry.Acceptance.Tests.Targets;
using Ferry.Processes;

namespace Ferry.Acceptance.Tests.CiFiles;

/// <summary>Makes a git work tree of the checkout for as long as a test needs one.</summary>
internal sealed class CommittedCheckout : IDisposable
{
    private readonly string _git;

    private CommittedCheckout(string git) => _git = git;

    public static async Task<CommittedCheckout> OfAsync(Checkout checkout)
    {
        foreach (var arguments in new string[][] { ["init", "-q", "-b", "main"], ["add", "-A"], ["-c", "user.name=anna", "-c", "user.email=anna@example.org", "commit", "-q", "-m", "all"] })
            await ProcessRunner.RunOrThrowAsync(new ProcessCommand("git", arguments) { WorkingFolder = checkout.Folder }, "The checkout cannot be committed.");
        return new CommittedCheckout(checkout.At(".git"));
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(_git, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(_git, recursive: true);
    }
}
