using Ferry.Core.Migrations;
using Ferry.Core.Rendering;

namespace Cake.Frosting.Ferry.CommandLine;

/// <summary>
/// Checks the command line before anything runs. Cake ignores an argument it does not know and then really runs the task, so an
/// unknown name has to be stopped here.
/// </summary>
internal sealed class ArgumentParser(TargetCatalog catalog)
{
    private static readonly string[] Environment = ["environment", "env"];
    private readonly List<NoticeDetail> _problems = [];

    /// <exception cref="UsageException">A target, an argument or a value is not usable; all of them are named.</exception>
    public ParsedArguments Parse(IReadOnlyList<string> words)
    {
        var tokens = Tokens(words).ToList();
        var targets = tokens.Where(IsTarget).Select(Target).OfType<TargetInfo>().ToList();
        // Cake runs several targets in alphabetical order, whatever the order in which they were named.
        if (targets.Count > 1) _problems.Add(new NoticeDetail("target", $"{targets.Count} targets are named ({string.Join(", ", targets.Select(target => target.Name))}); name one, and call once for each"));
        var steps = targets.SelectMany(catalog.WithDependencies).Distinct().ToList();
        var declared = targets.SelectMany(catalog.ArgumentsOf).DistinctBy(argument => argument.Name).ToList();
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var token in tokens.Where(token => !IsTarget(token))) Accept(token, declared, values, targets);
        if (ContextValues.Read(values.GetValueOrDefault("x")).Problem is { } problem) _problems.Add(new NoticeDetail("argument", $"--x: {problem}"));
        if (!values.Keys.Any(CakeOptions.Printing.Contains) && !values.ContainsKey("help")) DemandRequired(declared, values);
        if (_problems.Count > 0) throw new UsageException(new Notice("The command line cannot be understood. Nothing was run.", [.. _problems, NoticeDetail.Fix(Advice(targets))]));
        return new ParsedArguments(targets, values, ForCake(targets, values), steps);
    }

    private IEnumerable<Token> Tokens(IReadOnlyList<string> words)
    {
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            if (Token.Read(word) is not { } token)
            {
                _problems.Add(catalog.Find(word) is { } target
                    ? new NoticeDetail("word", $"\"{word}\" stands alone; targets are named with --target={target.Name}")
                    : new NoticeDetail("word", $"\"{word}\" belongs to no argument"));
                continue;
            }

            var next = index + 1 < words.Count ? words[index + 1] : null;
            if (token.Value is null && TakesValue(token.Name) && next is not null && Token.Read(next) is null)
            {
                yield return token with { Value = next };
                index++;
            }
            else
            {
                yield return token;
            }
        }
    }

    private static bool IsTarget(Token token) => string.Equals(token.Name, "target", StringComparison.OrdinalIgnoreCase);

    private bool TakesValue(string name) =>
        CakeOptions.WithValue.Contains(name, StringComparer.OrdinalIgnoreCase) || Environment.Contains(name, StringComparer.OrdinalIgnoreCase)
        || catalog.Targets.SelectMany(target => target.Arguments).Any(argument => argument.Value is not null && string.Equals(argument.Name, name, StringComparison.OrdinalIgnoreCase));

    private TargetInfo? Target(Token token)
    {
        if (string.IsNullOrEmpty(token.Value))
        {
            _problems.Add(new NoticeDetail("target", $"{token.Typed} names no target"));
            return null;
        }

        if (catalog.Find(token.Value) is { } target) return target;
        _problems.Add(new NoticeDetail("target", $"there is no target \"{token.Value}\"{Meant("--target=", NearestName.To(token.Value, catalog.Targets.Select(one => one.Name)))}"));
        return null;
    }

    private void Accept(Token token, List<TaskArgumentAttribute> declared, Dictionary<string, string?> values, List<TargetInfo> targets)
    {
        var name = declared.Select(argument => argument.Name).Concat(CakeOptions.WithValue).Concat(CakeOptions.Flags).Concat(Environment)
            .FirstOrDefault(known => string.Equals(known, token.Name, StringComparison.OrdinalIgnoreCase));
        if (name is null)
        {
            // A target that is unknown itself is named already; its arguments cannot be judged.
            if (targets.Count == 0 && _problems.Exists(problem => problem.Label == "target")) return;
            var near = NearestName.To(token.Name, declared.Select(argument => argument.Name).Concat(["target", "environment", "help", "verbosity", "tree", "dryrun"]));
            _problems.Add(new NoticeDetail("argument", $"--{token.Name} is not known{(targets.Count == 1 ? $" to {targets[0].Name}" : "")}{Meant("--", near)}"));
            return;
        }

        var takesValue = declared.Find(argument => argument.Name == name)?.Value is not null || CakeOptions.WithValue.Contains(name) || Environment.Contains(name);
        if (takesValue && string.IsNullOrEmpty(token.Value))
        {
            _problems.Add(new NoticeDetail("argument", $"--{name} needs a value: --{name}={declared.Find(argument => argument.Name == name)?.Value ?? "NAME"}"));
            return;
        }

        if (!takesValue && token.Value is not null and not "true" and not "false")
        {
            _problems.Add(new NoticeDetail("argument", $"--{name} takes no value, but \"{token.Value}\" was given"));
            return;
        }

        if (name == "verbosity" && !CakeOptions.Verbosities.Contains(token.Value, StringComparer.OrdinalIgnoreCase))
        {
            _problems.Add(new NoticeDetail("argument", $"--verbosity takes one of {string.Join(", ", CakeOptions.Verbosities.Where(one => one.Length > 1))}, but \"{token.Value}\" was given"));
            return;
        }

        if (!takesValue && token.Value == "false") return;
        name = name == "env" ? "environment" : name;
        if (declared.Find(argument => argument.Name == name) is { IsList: true } && values.TryGetValue(name, out var before)) values[name] = $"{before},{token.Value}";
        else if (!values.TryAdd(name, takesValue ? token.Value : null) && values[name] != token.Value)
            _problems.Add(new NoticeDetail("argument", $"--{name} is given twice with different values"));
    }

    private void DemandRequired(List<TaskArgumentAttribute> declared, Dictionary<string, string?> values)
    {
        foreach (var argument in declared.Where(argument => argument.Required && !values.ContainsKey(argument.Name)))
            _problems.Add(new NoticeDetail("argument", $"--{argument.Name}={argument.Value} is missing ({argument.Description})"));
    }

    private static string Meant(string prefix, string? near) => near is null ? "" : $"; did you mean {prefix}{near}?";

    private static string Advice(List<TargetInfo> targets) => targets.Count == 1
        ? $"--target={targets[0].Name} --help lists its arguments"
        : "run without arguments to see every target";

    // Cake takes a name of one letter for a mistake where two dashes are before it.
    private static string Dashes(string name) => name.Length == 1 ? "-" : "--";

    private static string[] ForCake(List<TargetInfo> targets, Dictionary<string, string?> values) =>
    [
        .. targets.Select(target => $"--target={target.Name}"),
        .. values.Where(pair => pair.Key != "help").Select(pair => pair.Value is null ? $"{Dashes(pair.Key)}{pair.Key}" : $"{Dashes(pair.Key)}{pair.Key}={pair.Value}"),
    ];
}
