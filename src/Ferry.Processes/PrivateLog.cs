namespace Ferry.Processes;

/// <summary>A log that nobody but its owner can read, from its first moment on.</summary>
public static class PrivateLog
{
    /// <summary>Makes it, empty. On Windows the folder says who may read it.</summary>
    /// <param name="path">Its path.</param>
    public static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, options).Dispose();
    }

    /// <summary>Reads its newest lines.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="lines">How many at most.</param>
    /// <returns>The lines; none if there is no such log.</returns>
    public static IReadOnlyList<string> Tail(string path, int lines)
    {
        const int Longest = 64 << 10;
        if (!File.Exists(path)) return [];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = Math.Max(0, stream.Length - Longest);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).TakeLast(lines)];
    }
}
