using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Planning.Online;
using Ferry.Core.Rendering;
using Ferry.Migrating;
using Ferry.Ports;

namespace Ferry.Workflows;

/// <summary>Writes migrations as a SQL script; asks no database.</summary>
/// <param name="source">The migrations of the code.</param>
/// <param name="plans">Makes the SQL.</param>
public sealed class MigrateScript(IMigrationSource source, PlanBuilder plans)
{
    /// <summary>Writes the script between two states; from a newer to an older one it reverts.</summary>
    /// <param name="from">The state to begin with, as typed; null or <c>0</c> for an empty database.</param>
    /// <param name="to">The state to reach, as typed; null for the newest migration.</param>
    /// <param name="idempotent">True for a script that looks into the history before each migration.</param>
    /// <param name="online">True for the online forms, as if every table that is there held rows; false for what EF Core generates.</param>
    /// <returns>The script, or why there can be none.</returns>
    public IOutcome Run(string? from, string? to, bool idempotent, bool online = false)
    {
        var begin = Revisions.Resolve(from ?? "0", source.Ids);
        MigrationId? end = to is null ? (source.Ids.Count > 0 ? source.Ids[^1] : null) : Revisions.Resolve(to, source.Ids);
        var isDown = begin is { } first && (end is null || end < first);
        if (isDown && idempotent) return Refuse("a way down cannot be idempotent", [], "leave --idempotent out");

        List<MigrationId> ids = isDown
            ? [.. source.Ids.Where(id => id <= begin && (end is null || id > end)).OrderDescending()]
            : [.. source.Ids.Where(id => (begin is null || id > begin) && id <= end)];
        var (plan, findings) = isDown ? plans.Down(ids, source.Ids.Where(id => id <= begin)) : plans.Up(ids);
        if (findings.Count > 0) return new Refused(FindingNotices.Of(findings));
        if (online) plan = OnlineForm.Supposing(plan);
        var (script, obstacles) = idempotent
            ? MigrationScript.Idempotent(plan.Migrations, source.CreateHistorySql, source.HistoryTable)
            : MigrationScript.Plain(plan.Migrations, isDown ? null : source.CreateHistorySql);
        return script is null
            ? Refuse(idempotent ? "an idempotent script of these migrations would not be valid SQL" : "psql would not run these statements as they are", obstacles, null)
            : new ScriptReport(script, begin?.Value ?? "an empty database", end?.Value ?? "an empty database", ids.Count);
    }

    private static Refused Refuse(string reason, IReadOnlyList<Finding> findings, string? fix) => new(new Notice(
        $"Refused: {reason}. Nothing was written.",
        [
            .. findings.Select(finding => NoticeDetail.Where($"{finding.Where}: {finding.Problem}")),
            .. findings.Select(finding => finding.Fix).Append(fix).OfType<string>().Distinct().Select(NoticeDetail.Fix),
        ]));
}
