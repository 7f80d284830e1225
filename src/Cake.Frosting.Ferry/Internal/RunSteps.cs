using Ferry.Core.Outcomes;
using Ferry.Core.Reports;

namespace Cake.Frosting.Ferry.Internal;

/// <summary>The steps of a call as they run.</summary>
internal sealed class RunSteps
{
    private readonly List<RunStep> _ended = [];
    private IOutcome? _outcome;

    /// <summary>The steps that ran, and those of the call that did not come to it.</summary>
    public IReadOnlyList<RunStep> All(IEnumerable<string> asked) =>
        [.. _ended, .. asked.Except(_ended.Select(step => step.Name), StringComparer.OrdinalIgnoreCase).Select(name => new RunStep(name, null, null))];

    /// <summary>Keeps how the running step ended.</summary>
    public void Keep(IOutcome outcome) => _outcome = outcome;

    /// <summary>Runs a step.</summary>
    public async Task RunAsync(string name, Func<Task> step)
    {
        var start = TimeProvider.System.GetTimestamp();
        _outcome = null;
        try
        {
            await step();
        }
        finally
        {
            _ended.Add(new RunStep(name, TimeProvider.System.GetElapsedTime(start), _outcome));
        }
    }
}
