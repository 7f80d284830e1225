using System.Collections.Concurrent;
using System.Security.Cryptography;
using Ferry.Core.Backups;

namespace Ferry.PostgreSql.Backups;

/// <summary>SHA-256 of files, several at once.</summary>
internal static class FileHashes
{
    private const int BlockSize = 1 << 20;

    /// <summary>Hashes every file below a folder, and brings it to the disk.</summary>
    internal static async Task<IReadOnlyList<BackupFile>> OfAsync(string folder, CancellationToken cancellation)
    {
        var files = new ConcurrentBag<BackupFile>();
        await Parallel.ForEachAsync(BackupFolders.FilesOf(folder).ToList(), cancellation, async (path, token) =>
        {
            // Opened for writing, too: Windows flushes nothing else.
            await using var file = Open(Path.Combine(folder, path), FileAccess.ReadWrite);
            var hash = await HashAsync(file, token);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
            files.Add(new BackupFile(path, file.Length, hash));
        });
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>Compares files with what they should be.</summary>
    internal static async Task<IReadOnlyCollection<string>> CompareAsync(string folder, IEnumerable<BackupFile> expected, CancellationToken cancellation)
    {
        var problems = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(expected, cancellation, async (one, token) =>
        {
            if (await FindProblemAsync(Path.Combine(folder, one.Path), one, token) is { } problem) problems.Add($"{one.Path} {problem}");
        });
        return problems;
    }

    private static async Task<string?> FindProblemAsync(string path, BackupFile expected, CancellationToken cancellation)
    {
        try
        {
            await using var file = Open(path, FileAccess.Read);
            if (file.Length != expected.Size) return $"has {file.Length} bytes instead of {expected.Size}";
            return await HashAsync(file, cancellation) == expected.Sha256 ? null : "is not what was written: its SHA-256 differs";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return problem is FileNotFoundException or DirectoryNotFoundException ? "is missing" : $"cannot be read: {problem.Message}";
        }
    }

    private static async Task<string> HashAsync(FileStream file, CancellationToken cancellation) => Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));

    private static FileStream Open(string path, FileAccess access) => new(path, FileMode.Open, access, FileShare.Read, BlockSize, FileOptions.SequentialScan | FileOptions.Asynchronous);
}
