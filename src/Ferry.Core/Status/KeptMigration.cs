using System.Globalization;
using System.Text.Json.Nodes;
using Ferry.Core.Ledgers;

namespace Ferry.Core.Status;

/// <summary>Words for what the ledger keeps of a migration beside its SQL.</summary>
internal static class KeptMigration
{
    public static string Line(LedgerMigration kept) => string.Join(", ", new[]
    {
        kept.IsReverted ? "reverted since" : kept.IsWhole ? "" : "in part",
        kept.Execution.ToString(),
        kept.Contexts.IsNone ? "" : $"under {kept.Contexts}",
    }.Where(part => part.Length > 0));

    public static JsonObject Json(LedgerMigration kept) => new()
    {
        ["state"] = kept.IsReverted ? "reverted" : kept.IsWhole ? "applied" : "inPart",
        ["appliedAt"] = kept.Execution.Applied?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["operator"] = kept.Execution.Operator,
        ["host"] = kept.Execution.Host,
        ["durationMs"] = (long?)kept.Execution.Duration?.TotalMilliseconds,
        ["contexts"] = kept.Contexts.IsNone ? null : kept.Contexts.ToJson(),
        ["plan"] = kept.Execution.Plan,
    };
}
