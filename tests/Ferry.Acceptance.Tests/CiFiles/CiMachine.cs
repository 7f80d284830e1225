using Ferry.Acceptance.Tests.Targets;
using Ferry.Processes;

namespace Ferry.Acceptance.Tests.CiFiles;

/// <summary>Runs the jobs of a CI file in a checkout, as a runner of that system would.</summary>
internal sealed class CiMachine(CiSystem system, string file, Checkout checkout, Dictionary<string, string> values, string scratch)
{
    private readonly IReadOnlyList<CiJob> _jobs = system.Jobs(Yaml.Read(file));
    private readonly Dictionary<string, string> _values = new(values);

    public IEnumerable<string> Jobs => _jobs.Select(job => job.Name);

    public string Summary => Path.Combine(scratch, "summary.md");

    public string ScriptsOf(string job) => string.Join('\n', _jobs.Single(one => one.Name == job).Scripts.Select(script => script.Text));

    /// <summary>Runs a job to its end, or to the first script that fails.</summary>
    /// <param name="name">The job.</param>
    /// <param name="overrides">Variables that come from what a test has no copy of, such as a service container.</param>
    /// <param name="without">A line that is left out.</param>
    public async Task<Call> RunAsync(string name, Dictionary<string, string>? overrides = null, string? without = null)
    {
        var job = _jobs.Single(one => one.Name == name);
        var said = new Call(0, "", "");
        foreach (var script in job.Scripts)
        {
            var text = string.Join('\n', script.Text.Split('\n').Where(line => line != without));
            var result = await ProcessRunner.RunAsync(checkout.Command(Environment(job, script, overrides ?? [])) with { FileName = "bash", Arguments = [.. system.Shell, "-c", text] });
            said = new Call(result.ExitCode, said.Out + result.Output, said.Error + result.Error);
            if (said.ExitCode != 0) break;
        }

        foreach (var (key, value) in system.Outputs(Path.Combine(scratch, "outputs"), checkout.Folder, said.Out)) _values[key] = value;
        return said;
    }

    private Dictionary<string, string?> Environment(CiJob job, CiScript script, Dictionary<string, string> overrides)
    {
        var environment = new Dictionary<string, string?> { ["GITHUB_OUTPUT"] = Path.Combine(scratch, "outputs"), ["GITHUB_STEP_SUMMARY"] = Summary };
        if (system.SharesValues) foreach (var (name, value) in _values) environment[name] = value;
        foreach (var (name, value) in job.Variables.Concat(script.Variables).Where(pair => !overrides.ContainsKey(pair.Key))) environment[system.NameOf(name)] = system.Resolve(value, _values);
        foreach (var (name, value) in overrides) environment[name] = value;
        return environment;
    }
}
