using System.Globalization;

namespace Ferry.Core.Outcomes;

/// <summary>A session that holds what a statement waits for.</summary>
/// <param name="ProcessId">The server process; 0 for a prepared transaction, which has none.</param>
/// <param name="User">The role; null when we may not see it.</param>
/// <param name="Application">Its application_name; null when it has none, or we may not see it.</param>
/// <param name="State">What it does, as in pg_stat_activity.</param>
/// <param name="Age">How long its transaction is open; null when we may not see it.</param>
/// <param name="Query">The beginning of its last statement, on one line; null when we may not see it.</param>
public sealed record Blocker(int ProcessId, string? User, string? Application, string? State, TimeSpan? Age, string? Query)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        if (ProcessId == 0) return "a prepared transaction (see pg_prepared_xacts)";
        var what = new[]
        {
            User is null ? null : $"role {User}",
            string.IsNullOrEmpty(Application) ? null : $"app \"{Application}\"",
            State is null ? null : Age is { } age ? $"{State}, its transaction open for {Words(age)}" : State,
        };
        return string.Create(CultureInfo.InvariantCulture, $"pid {ProcessId} ({string.Join(", ", what.OfType<string>())}){(Query is null ? "" : $": {Query}")}");
    }

    private static string Words(TimeSpan time) => time.TotalMinutes < 2
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min");
}
