using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Ferry.Apps;

/// <summary>Turns files of an environment's folder that cannot be read or written into a message.</summary>
internal static class PlaceTrouble
{
    /// <summary>Does something with these files.</summary>
    /// <exception cref="SurroundingsException">They cannot be read or written.</exception>
    internal static async Task<T> GuardAsync<T>(AppPlace place, Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SurroundingsException(Words(place, problem), problem);
        }
    }

    private static Notice Words(AppPlace place, Exception problem)
    {
        var isFull = FullDisk.IsIn(problem.Message);
        return new Notice(
            isFull ? "The disk is full where the app's releases are kept. What serves was not touched." : "The app's files cannot be read or written. What serves was not touched.",
            NoticeDetail.Where(place.Folder),
            new NoticeDetail("said", problem.Message),
            NoticeDetail.Fix(isFull ? "free some space, then run this again" : "let the user that runs this read and write what is named above, then run this again"));
    }
}
