namespace Ferry.Processes;

/// <summary>How operating systems say that a disk is full.</summary>
public static class FullDisk
{
    /// <summary>Looks for it in what a program, or an exception of .NET, said.</summary>
    /// <param name="said">The words; others may stand around them.</param>
    /// <returns>True when they name a full disk: ENOSPC of Linux and macOS, ERROR_DISK_FULL of Windows.</returns>
    public static bool IsIn(string said) =>
        said.Contains("No space left on device", StringComparison.OrdinalIgnoreCase) || said.Contains("not enough space on the disk", StringComparison.OrdinalIgnoreCase);
}
