using Ferry.Processes;

namespace Ferry.Acceptance.Tests.Targets;

/// <summary>Copies this repository as a fresh clone would have it, with what is not committed yet.</summary>
internal static class CheckoutFiles
{
    private static readonly string[] NeverCommitted = [".git", ".ferry", "artifacts", "bin", "obj"];

    public static async Task CopyToAsync(string folder)
    {
        var root = Repository.Root;
        foreach (var file in await ListAsync(root))
        {
            var copy = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(root, file), copy);
        }
    }

    private static async Task<IEnumerable<string>> ListAsync(string root)
    {
        try
        {
            var command = new ProcessCommand("git", "ls-files", "-co", "--exclude-standard", "-z") { WorkingFolder = root };
            var list = await ProcessRunner.RunOrThrowAsync(command, "Git does not list the files.");
            return list.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(root, file)));
        }
        catch (Core.Rendering.SurroundingsException)
        {
            // No git, or not a clone.
            return Walk(new DirectoryInfo(root)).Select(file => Path.GetRelativePath(root, file));
        }
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Select(file => file.FullName)
            .Concat(folder.EnumerateDirectories().Where(child => !NeverCommitted.Contains(child.Name)).SelectMany(Walk));
}
