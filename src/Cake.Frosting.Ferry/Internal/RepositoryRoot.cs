using Ferry.Core.Rendering;

namespace Cake.Frosting.Ferry.Internal;

/// <summary>Finds the root folder of the repository.</summary>
internal static class RepositoryRoot
{
    /// <summary>The variable by which build.sh and build.ps1 tell the root, so that they work from any folder.</summary>
    private const string Variable = "FERRY_ROOT";

    /// <exception cref="UsageException">The folder that the caller named is not there.</exception>
    public static string Find(string? working)
    {
        if (working is not null)
        {
            return Directory.Exists(working)
                ? Path.GetFullPath(working)
                : throw new UsageException(new Notice("The folder of --working is not there. Nothing was run.", [NoticeDetail.Where(Path.GetFullPath(working))]));
        }

        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } told) return Path.GetFullPath(told);
        var here = Directory.GetCurrentDirectory();
        for (var folder = new DirectoryInfo(here); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ferry.json"))) return folder.FullName;
        }

        return here;
    }
}
