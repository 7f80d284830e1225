using Ferry.Core.Rendering;
using Ferry.Processes;

namespace Ferry.PostgreSql.Servers;

/// <summary>Turns a folder that cannot be written into a message, whoever found out: .NET, initdb or the server.</summary>
internal static class FolderTrouble
{
    /// <summary>Looks for the operating system's complaints in what a program said; null if there is none.</summary>
    internal static SurroundingsException? In(string said, string folder)
    {
        if (FullDisk.IsIn(said)) return Full(folder, said);
        if (said.Contains("Read-only file system", StringComparison.OrdinalIgnoreCase)) return ReadOnly(folder, said);
        return said.Contains("Permission denied", StringComparison.OrdinalIgnoreCase) ? Forbidden(folder, said) : null;
    }

    internal static SurroundingsException Of(Exception exception, string folder) =>
        In(exception.Message, folder)
        ?? (exception is UnauthorizedAccessException
            ? Forbidden(folder, exception.Message)
            : new SurroundingsException(
                new Notice("The development server's files could not be read or written.", NoticeDetail.Where(folder), Said(exception.Message)), exception));

    /// <summary>Does something with the files of a private folder.</summary>
    /// <exception cref="SurroundingsException">They cannot be read or written.</exception>
    internal static async Task<T> GuardAsync<T>(string folder, Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Of(exception, folder);
        }
    }

    private static SurroundingsException Full(string folder, string said) => new(new Notice(
        "The disk with the development server's data is full; the server is not running. Its data is kept.",
        NoticeDetail.Where(folder),
        Said(said),
        NoticeDetail.Fix("free some space (a new server needs about 60 MB), then run this again")));

    private static SurroundingsException ReadOnly(string folder, string said) => new(new Notice(
        "The development server's folder is on a read-only file system, so the server cannot run. Nothing was changed.",
        NoticeDetail.Where(folder),
        Said(said),
        NoticeDetail.Fix("make the checkout writable, or set DATABASE_URL to a database elsewhere")));

    private static SurroundingsException Forbidden(string folder, string said) => new(new Notice(
        "Something that the development server needs is closed to the user that needs it. Nothing was changed.",
        NoticeDetail.Where(folder),
        Said(said),
        NoticeDetail.Fix("run this as the user that created the server, or let the user that runs the server at what is named above")));

    private static NoticeDetail Said(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new NoticeDetail("said", string.Join('\n', lines.TakeLast(5)));
    }
}
