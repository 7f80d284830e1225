using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Ferry.Acceptance.Tests.CiFiles;

/// <summary>What differs between CI systems: where scripts and variables stand, how they refer to values, which shell runs them.</summary>
internal abstract partial class CiSystem
{
    public static IReadOnlyDictionary<string, CiSystem> All { get; } = new Dictionary<string, CiSystem>
    {
        ["github-actions.yml"] = new GitHub(), ["gitlab-ci.yml"] = new GitLab(), ["azure-pipelines.yml"] = new Azure(),
    };

    /// <summary>Options of bash before the script.</summary>
    public abstract IReadOnlyList<string> Shell { get; }

    public abstract IReadOnlyList<CiJob> Jobs(YamlMappingNode file);

    /// <summary>Puts values in the place of references, as the system does before a shell sees them.</summary>
    public abstract string Resolve(string text, IReadOnlyDictionary<string, string> values);

    /// <summary>The name under which a shell sees a variable.</summary>
    public virtual string NameOf(string variable) => variable;

    /// <summary>True when every value that the project keeps is in the environment of every job.</summary>
    public virtual bool SharesValues => false;

    /// <summary>Reads what a job hands to later ones.</summary>
    /// <param name="file">The file to which GitHub's jobs write it.</param>
    /// <param name="folder">The checkout.</param>
    /// <param name="output">What the job said.</param>
    public abstract Dictionary<string, string> Outputs(string file, string folder, string output);

    private static Dictionary<string, string> Pairs(string file) =>
        File.Exists(file) ? File.ReadLines(file).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]) : [];

    private static string Replace(Regex reference, string text, IReadOnlyDictionary<string, string> values) => reference.Replace(text, match => values[match.Groups["name"].Value]);

    private sealed class GitHub : CiSystem
    {
        public override IReadOnlyList<string> Shell => ["-e"];

        public override IReadOnlyList<CiJob> Jobs(YamlMappingNode file) =>
        [
            .. ((YamlMappingNode)file.Get("jobs")!).Select(job => new CiJob(
                (string)job.Key!, job.Value.Get("env").Texts(), [.. job.Value.Get("steps").Items().Where(step => step.Get("run") is not null).Select(step => new CiScript((string)step.Get("run")!, step.Get("env").Texts()))])),
        ];

        public override string Resolve(string text, IReadOnlyDictionary<string, string> values) => Replace(GitHubReference(), text, values);

        public override Dictionary<string, string> Outputs(string file, string folder, string output) => Pairs(file);
    }

    private sealed class GitLab : CiSystem
    {
        public override IReadOnlyList<string> Shell => ["-e", "-o", "pipefail"];

        public override bool SharesValues => true;

        public override IReadOnlyList<CiJob> Jobs(YamlMappingNode file) =>
        [
            .. file.Where(job => job.Value.Get("script") is not null).Select(job => new CiJob(
                (string)job.Key!, job.Value.Get("variables").Texts(), [new CiScript(string.Join('\n', job.Value.Get("script").Items().Select(line => (string)line!)), new Dictionary<string, string>())])),
        ];

        public override string Resolve(string text, IReadOnlyDictionary<string, string> values) => Replace(GitLabReference(), text, values);

        public override Dictionary<string, string> Outputs(string file, string folder, string output) => Pairs(Path.Combine(folder, ".ferry", "plan.env"));
    }

    private sealed class Azure : CiSystem
    {
        public override IReadOnlyList<string> Shell => [];

        public override IReadOnlyList<CiJob> Jobs(YamlMappingNode file) => [.. file.Get("stages").Items().SelectMany(stage => stage.Get("jobs").Items()).Select(Job)];

        public override string Resolve(string text, IReadOnlyDictionary<string, string> values) => Replace(AzureReference(), text, values);

        // https://learn.microsoft.com/azure/devops/pipelines/process/variables, "Environment variables"
        public override string NameOf(string variable) => variable.ToUpperInvariant().Replace('.', '_');

        public override Dictionary<string, string> Outputs(string file, string folder, string output) =>
            AzureOutput().Matches(output).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);

        private static CiJob Job(YamlNode job)
        {
            var steps = job.Get("steps") ?? job.Get("strategy", "runOnce", "deploy", "steps");
            return new CiJob(
                ((string)(job.Get("job") ?? job.Get("deployment"))!).Replace('_', '-'),
                job.Get("variables").Texts(),
                [.. steps.Items().Where(step => step.Get("script") is not null).Select(step => new CiScript((string)step.Get("script")!, step.Get("env").Texts()))]);
        }
    }

    [GeneratedRegex(@"\$\{\{ [\w.-]*?(?<name>\w+) \}\}")]
    private static partial Regex GitHubReference();

    [GeneratedRegex(@"\$(?<name>\w+)")]
    private static partial Regex GitLabReference();

    [GeneratedRegex(@"\$\((?<name>\w+)\)|\$\[ .*\.outputs\['\w+\.(?<name>\w+)'\] \]")]
    private static partial Regex AzureReference();

    [GeneratedRegex(@"^##vso\[task\.setvariable variable=(?<name>\w+);isOutput=true\](?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex AzureOutput();
}
