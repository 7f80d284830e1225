using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ferry.Processes;

namespace Ferry.Acceptance.Tests;

/// <summary>A program that runs while a test watches what it brings about.</summary>
internal sealed class StartedProcess : IDisposable
{
    // Longer than anything a test waits for takes on a busy machine, and shorter than a person waits for a test.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _error = new();

    private StartedProcess(Process process) => _process = process;

    public bool HasEnded => _process.HasExited;

    /// <summary>What it has said so far on standard output.</summary>
    public string Output => TextOf(_out);

    public static StartedProcess Start(ProcessCommand command)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (command.WorkingFolder is { } folder) start.WorkingDirectory = folder;
        foreach (var (name, value) in command.Environment) start.Environment[name] = value;
        var started = new StartedProcess(new Process { StartInfo = start });
        started._process.OutputDataReceived += (_, line) => Add(started._out, line.Data);
        started._process.ErrorDataReceived += (_, line) => Add(started._error, line.Data);
        started._process.Start();
        started._process.BeginOutputReadLine();
        started._process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Waits for what it brings about. Fails with what it said when it ends before that, or when that does not come.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        var start = Stopwatch.StartNew();
        while (!await condition())
        {
            if (_process.HasExited)
            {
                // What came last may have been between the look and the end.
                if (await condition()) return;
                await FailAsync("It ended before what the test waits for");
            }

            if (start.Elapsed > Patience)
            {
                Kill();
                await FailAsync(string.Create(CultureInfo.InvariantCulture, $"What the test waits for did not come in {Patience.TotalSeconds:0} s; it was ended"));
            }

            await Task.Delay(5);
        }
    }

    /// <summary>Sends a signal.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Ends it from outside and without a warning, as <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end.</summary>
    public async Task<ProcessResult> EndAsync()
    {
        await _process.WaitForExitAsync();
        return new ProcessResult(_process.ExitCode, TextOf(_out), TextOf(_error));
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private async Task FailAsync(string why)
    {
        var ended = await EndAsync();
        Assert.Fail($"{why}: exit code {ended.ExitCode}\n{ended.Said}");
    }

    private static void Add(StringBuilder text, string? line)
    {
        lock (text) text.Append(line is null ? "" : line + "\n");
    }

    private static string TextOf(StringBuilder text)
    {
        lock (text) return text.ToString();
    }
}
