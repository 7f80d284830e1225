using System.ComponentModel;
using System.Diagnostics;
using Ferry.Core.Rendering;

namespace Ferry.Processes;

/// <summary>Runs programs.</summary>
public static class ProcessRunner
{
    // A program may leave a child behind that holds its output open, so the end of the output is not waited for longer.
    private static readonly TimeSpan OutputLinger = TimeSpan.FromSeconds(1);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="cancellationToken">Asks the program to end, and after its grace period ends it with its children.</param>
    /// <returns>Its exit code and what it said.</returns>
    /// <exception cref="SurroundingsException">The program cannot be started.</exception>
    public static async Task<ProcessResult> RunAsync(ProcessCommand command, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Start(command);
        var output = new ProcessText(process.StandardOutput);
        var error = new ProcessText(process.StandardError);
        await FeedAsync(process, command.Input);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process, command.GracePeriod);
            throw;
        }

        return new ProcessResult(
            process.ExitCode,
            await output.ReadAsync(OutputLinger, command.Secrets),
            await error.ReadAsync(OutputLinger, command.Secrets));
    }

    /// <summary>Runs a program that must succeed.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="purpose">A sentence for the failure: what did not happen because of it, and what state things are in.</param>
    /// <param name="cancellationToken">Asks the program to end, and after its grace period ends it with its children.</param>
    /// <returns>What it said on standard output.</returns>
    /// <exception cref="SurroundingsException">The program cannot be started, or failed; holds its exit code and standard error.</exception>
    public static async Task<string> RunOrThrowAsync(ProcessCommand command, string purpose, CancellationToken cancellationToken = default)
    {
        var result = await RunAsync(command, cancellationToken);
        if (result.Succeeded) return result.Output;
        throw new SurroundingsException(new Notice(
            purpose,
            NoticeDetail.Where($"{command}: exit code {result.ExitCode}"),
            new NoticeDetail("said", result.Said)));
    }

    private static Process Start(ProcessCommand command)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = command.WorkingFolder ?? "",
        };
        // .NET itself switches the user, so neither sudo nor setpriv nor runuser has to be there.
        if (command.UserName is not null) start.UserName = command.UserName;
        foreach (var (name, value) in command.Environment) start.Environment[name] = value;
        return Start(start);
    }

    /// <summary>Starts a program, and says who could not start what where that fails.</summary>
    internal static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw NotStarted(start, exception);
        }
    }

    private static SurroundingsException NotStarted(ProcessStartInfo start, Win32Exception exception)
    {
        // .NET's own message has the operating system's reason at the end of a long one.
        var reason = exception.NativeErrorCode == 0 ? exception.Message : new Win32Exception(exception.NativeErrorCode).Message;
        var user = start.UserName is { Length: > 0 } other ? other : Environment.UserName;
        return new SurroundingsException(
            new Notice(
                $"{start.FileName} could not be started by {user}: {reason}.",
                NoticeDetail.Where($"in {(start.WorkingDirectory is { Length: > 0 } folder ? folder : Environment.CurrentDirectory)}"),
                NoticeDetail.Fix($"see that the program is there, and that {user} may enter its folder and execute it")),
            exception);
    }

    private static async Task FeedAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code and standard error say why.
        }
    }

    private static async Task EndAsync(Process process, TimeSpan gracePeriod)
    {
        Signal.Send(process, Signal.Terminate);
        try
        {
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(gracePeriod, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
