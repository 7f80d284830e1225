using Ferry.Core.Rendering;

namespace Cake.Frosting.Ferry.Output;

/// <summary>A file that a call asks to have written.</summary>
internal static class OutputFile
{
    /// <summary>Opens the file for writing, so that the call is refused before anything runs and not after a migration.</summary>
    /// <param name="argument">The argument that names it, without dashes.</param>
    /// <param name="path">The file; one that is there stays as it is, else an empty one is made.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Demand(string argument, string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException(new Notice(
                $"The file of --{argument} cannot be written. Nothing was run.", [NoticeDetail.Where(path), new NoticeDetail("cause", problem.Message)]));
        }
    }
}
