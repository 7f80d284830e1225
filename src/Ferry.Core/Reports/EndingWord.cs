using Ferry.Core.Outcomes;

namespace Ferry.Core.Reports;

/// <summary>Words for exit codes.</summary>
public static class EndingWord
{
    /// <summary>Says an exit code in a word or two.</summary>
    /// <param name="code">The exit code.</param>
    /// <returns>Such as <c>rolled back</c>.</returns>
    public static string Of(ExitCode code) => code switch
    {
        ExitCode.Done => "done",
        ExitCode.Usage => "called wrongly",
        ExitCode.Refused => "refused",
        ExitCode.RolledBack => "rolled back",
        ExitCode.StoppedPartway => "stopped partway",
        ExitCode.Busy => "busy",
        ExitCode.AppFailed => "app failed",
        _ => "failed",
    };
}
