using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting.Ferry.Internal;

namespace Cake.Frosting.Ferry.Output;

/// <summary>Cake's log without the engine's echo of a failure that Ferry tells in full at the end.</summary>
internal sealed class QuietLog(IConsole console, FerryRun run) : ICakeLog
{
    private readonly CakeBuildLog _log = new(console, Verbosity.Normal);

    public Verbosity Verbosity
    {
        get => _log.Verbosity;
        set => _log.Verbosity = value;
    }

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        if (level <= LogLevel.Error && run.Failure is not null && Verbosity < Verbosity.Diagnostic) return;
        _log.Write(verbosity, level, format, args);
    }
}
