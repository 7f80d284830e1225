using System.Text.Json.Nodes;
using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Status;

/// <summary>What migrate-status tells.</summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="Database">Address of the database, without secrets.</param>
/// <param name="Status">The code held against the history.</param>
public sealed record StatusReport(string Environment, string Database, MigrationStatus Status) : IReport
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Done;

    /// <inheritdoc/>
    public Notice Notice => new(Headline, [.. Advice().Select(NoticeDetail.Fix)]);

    /// <inheritdoc/>
    public IReadOnlyList<Block> Blocks => Open.Count == 0
        ? []
        : [new Table(["migration", "state"], [.. Open.Select(id => (IReadOnlyList<Cell>)[id.Value, MigrationStates.Cell(Status.StateOf(id))])])];

    private List<MigrationId> Open => [.. Status.Pending.Concat(Status.Missing).Order()];

    private string Headline => $"{Environment} ({Database}) is {(Status.Current is { } current ? $"at {current}" : "empty of migrations")}: "
        + string.Join(", ", Counts().Select(count => $"{count.Number} {count.Word}")) + ".";

    /// <inheritdoc/>
    public JsonObject ToJson() => new()
    {
        ["environment"] = Environment,
        ["database"] = Database,
        ["current"] = Status.Current?.Value,
        ["upToDate"] = Status.IsUpToDate,
        ["databaseIsAhead"] = Status.DatabaseIsAhead,
        ["applied"] = Array(Status.Applied),
        ["pending"] = Array(Status.Pending),
        ["outOfOrder"] = Array(Status.OutOfOrder),
        ["missing"] = Array(Status.Missing),
    };

    private static JsonArray Array(IEnumerable<MigrationId> ids) => [.. ids.Select(id => (JsonNode)id.Value)];

    private IEnumerable<(int Number, string Word)> Counts()
    {
        yield return (Status.Applied.Count, "applied");
        yield return (Status.Pending.Count, "pending");
        if (Status.OutOfOrder.Count > 0) yield return (Status.OutOfOrder.Count, "of them out of order");
        if (Status.Missing.Count > 0) yield return (Status.Missing.Count, "missing in this code");
    }

    private IEnumerable<string> Advice()
    {
        if (Status.DatabaseIsAhead) yield return "the database is ahead of this code: check out the commit that has the missing migrations";
        else if (Status.Missing.Count > 0) yield return "bring the missing migrations back, or merge the branch that has them";
        if (Status.OutOfOrder.Count > 0) yield return "create an out-of-order migration anew so that it comes last, or apply it with --allow-out-of-order";
        if (Status.Missing.Count == 0 && Status.OutOfOrder.Count == 0 && Status.Pending.Count > 0) yield return "migrate-up applies what is pending; migrate-plan shows its SQL";
    }
}
