using System.Diagnostics;
using System.Globalization;

namespace Ferry.Processes;

/// <summary>Starts programs that outlive this process: in a session of their own, with their output in a file, nothing inherited.</summary>
public static class DetachedProgram
{
    // The shell writes its id down and then becomes the program, so there is no moment at which the program runs and nobody knows:
    // a caller that is killed leaves either a recorded program or none. The folder of the id file is the permission to begin:
    // where it was removed meanwhile, nothing begins. What the caller inherited (a script's lock, a make job slot) is closed.
    private const string Script = """
        exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- </dev/null >>"$2" 2>&1 || exit 1
        trap '' HUP
        echo $$ >"$1.new" && mv "$1.new" "$1" || exit 1
        shift 2
        exec "$@"
        """;

    private static readonly string? Setsid = new[] { "/usr/bin/setsid", "/bin/setsid" }.FirstOrDefault(File.Exists);

    /// <summary>Starts a program and returns at once.</summary>
    /// <param name="command">What to start.</param>
    /// <exception cref="Core.Rendering.SurroundingsException">It cannot be started; a program that is not there is told in its log.</exception>
    public static void Start(DetachedCommand command)
    {
        if (!File.Exists(command.Log)) PrivateLog.Create(command.Log);
        var start = OperatingSystem.IsWindows() ? OnWindows(command) : OnUnix(command);
        start.WorkingDirectory = command.WorkingFolder;
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment) start.Environment[name] = value;
        using var process = ProcessRunner.Start(start);
        if (OperatingSystem.IsWindows()) File.WriteAllText(command.IdFile, process.Id.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Finds the process that wrote an id file.</summary>
    /// <param name="idFile">The file.</param>
    /// <returns>The process, alive or not; null if the file is not there, so that nothing has begun.</returns>
    public static ProcessOwner? Find(string idFile)
    {
        try
        {
            if (!int.TryParse(File.ReadAllText(idFile), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var id)) return null;
            // The file was written a moment after the process began.
            return new ProcessOwner(Environment.MachineName, id, new DateTimeOffset(File.GetLastWriteTimeUtc(idFile)).ToUnixTimeSeconds());
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // macOS has no setsid; there the shell's job control gives the program a process group that Ctrl+C does not reach.
    private static ProcessStartInfo OnUnix(DetachedCommand command)
    {
        IEnumerable<string> script = ["/bin/sh", "-c", Script, "sh", command.IdFile, command.Log, command.FileName, .. command.Arguments];
        return Setsid is null ? new ProcessStartInfo("/bin/sh", ["-c", "set -m; \"$@\" &", "sh", .. script]) : new ProcessStartInfo(Setsid, script);
    }

    private static ProcessStartInfo OnWindows(DetachedCommand command)
    {
        var quoted = string.Join(' ', command.Arguments.Prepend(command.FileName).Select(argument => $"\"{argument}\""));
        return new ProcessStartInfo("cmd.exe", $"/d /s /c \"{quoted} <nul >>\"{command.Log}\" 2>&1\"") { CreateNoWindow = true };
    }
}
