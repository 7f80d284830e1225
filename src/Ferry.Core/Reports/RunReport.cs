using System.Globalization;
using System.Text.Json.Nodes;
using Ferry.Core.Outcomes;

namespace Ferry.Core.Reports;

/// <summary>What a run leaves behind for whoever asks later.</summary>
/// <param name="Id">The run's id, as in the ledger.</param>
/// <param name="Target">The target that was called.</param>
/// <param name="Environment">The environment that it was about.</param>
/// <param name="Operator">Who ran it, and on which machine.</param>
/// <param name="Started">When it began.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Ending">How it ended.</param>
/// <param name="Steps">Every step, in the order in which they run.</param>
public sealed record RunReport(
    string Id, string Target, string Environment, string Operator, DateTimeOffset Started, DateTimeOffset Ended, IOutcome Ending, IReadOnlyList<RunStep> Steps)
{
    /// <summary>How long it took.</summary>
    public TimeSpan Took => Ended - Started;

    /// <summary>Says it for a machine.</summary>
    /// <returns>A new object.</returns>
    public JsonObject ToJson() => new()
    {
        ["run"] = Id,
        ["target"] = Target,
        ["environment"] = Environment,
        ["operator"] = Operator,
        ["startedAt"] = Time(Started),
        ["endedAt"] = Time(Ended),
        ["seconds"] = Took.TotalSeconds,
        ["exitCode"] = (int)Ending.ExitCode,
        ["message"] = Ending.Notice.ToString(),
        ["outcome"] = Ending.ToJson(),
        ["steps"] = new JsonArray([.. Steps.Select(Step)]),
    };

    private static JsonNode Step(RunStep step) => new JsonObject
    {
        ["step"] = step.Name,
        ["result"] = step.Result,
        ["seconds"] = step.Took?.TotalSeconds,
        ["exitCode"] = (int?)step.Outcome?.ExitCode,
        ["message"] = step.Outcome?.Notice.ToString(),
        ["outcome"] = step.Outcome?.ToJson(),
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
