using System.Diagnostics;

namespace Ferry.Acceptance.Tests.BuildScript;

/// <summary>
/// A small repository with this one's build.sh and settings: a host of one file and a library of one source and one resource.
/// Its name has a space. The dotnet on its PATH notes every call before it becomes the real one; before a `publish` it does what
/// the environment variable BEFORE_PUBLISH says.
/// </summary>
public class ScratchCheckout : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ferry-script-").FullName;

    public ScratchCheckout()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "build.sh is for Linux and macOS; Windows has build.ps1.");
        Root = Path.Combine(_folder, "a checkout");
        Tools = Path.Combine(_folder, "tools");
        Directory.CreateDirectory(Tools);
        CallLog = Path.Combine(_folder, "calls");
        File.WriteAllText(CallLog, "");
        ScratchFiles.Write(this);
    }

    public string Root { get; }

    /// <summary>The folder in front of the PATH, with the dotnet that takes notes.</summary>
    public string Tools { get; }

    public string CallLog { get; }

    public string Hosts => Path.Combine(Root, "artifacts", "host");

    public string StandIns => Path.Combine(Root, "artifacts", "stand-ins");

    public IDictionary<string, string?> Environment { get; } = new Dictionary<string, string?> { ["FERRY_USE_STAND_INS"] = "true" };

    public string this[string file] => Path.Combine(Root, file);

    public Task<ScriptRun> RunAsync(params string[] arguments) => RunInAsync(Root, arguments);

    public async Task<ScriptRun> RunInAsync(string folder, params string[] arguments)
    {
        using var script = StartIn(folder, arguments);
        return await script.EndAsync();
    }

    public RunningScript Start(params string[] arguments) => StartIn(Root, arguments);

    /// <summary>Every call of dotnet since the last question, one line each.</summary>
    public IReadOnlyList<string> TakeCalls()
    {
        var calls = File.ReadAllLines(CallLog);
        File.WriteAllText(CallLog, "");
        return calls;
    }

    public void Replace(string file, string text, string by) => File.WriteAllText(this[file], Replaced(file, text, by));

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // The orphan of a killed build may still write into it; the folder is a temporary one.
        }
        return ValueTask.CompletedTask;
    }

    private string Replaced(string file, string text, string by)
    {
        var old = File.ReadAllText(this[file]);
        Assert.Contains(text, old, StringComparison.Ordinal);
        return old.Replace(text, by, StringComparison.Ordinal);
    }

    private RunningScript StartIn(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "build.sh"), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A test that runs inside of `dotnet test` inside of build.sh would hand their settings on.
        string[] ours = ["MSBUILD", "FERRY_", "DOTNET_CLI_", "DOTNET_HOST_"];
        foreach (var name in start.Environment.Keys.Where(name => ours.Any(name.ToUpperInvariant().StartsWith)).ToList())
            start.Environment.Remove(name);
        start.Environment["PATH"] = $"{Tools}:{start.Environment["PATH"]}";
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return new RunningScript(start);
    }
}
