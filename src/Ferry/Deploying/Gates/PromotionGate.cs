using Ferry.Core.Ledgers;
using Ferry.Core.Planning;
using Ferry.Core.Releases;
using Ferry.Core.Rendering;
using Ferry.Migrating;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Deploying.Gates;

/// <summary>
/// A release has to have run in the environment before: the same version of the app, and the same SQL for every migration that is pending
/// here, as far as it is the same under what was said of either environment.
/// </summary>
/// <param name="databases">The databases.</param>
/// <param name="plans">Makes a migration under what was said there.</param>
/// <param name="answers">What the operator says.</param>
public sealed class PromotionGate(IDatabases databases, PlanBuilder plans, DeployAnswers answers) : IDeployGate
{
    private const string Name = "promotion";

    string IDeployGate.Name => Name;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Gate>> CheckAsync(DeploySight sight, CancellationToken cancellation)
    {
        if (sight.Environment.Deploy.PromotesFrom is not { } before) return [Gate.Passed(Name, "from no other environment")];
        if (answers.SkipPromotion is { } reason) return [Gate.Noted(Name, $"skipped: {reason}")];
        try
        {
            var database = await databases.OpenAsync(before, "promotion", cancellation);
            await using var _ = database.ConfigureAwait(false);
            return [Judge(sight, before, await database.ReadLedgerAsync(cancellation))];
        }
        catch (Exception problem) when (problem is SurroundingsException or UsageException)
        {
            var notice = problem is SurroundingsException broken ? broken.Notice : ((UsageException)problem).Notice;
            return [Gate.Refused(Name, $"{before} cannot be asked: {notice.Headline}", $"{notice.Fix}; or --skip-promotion=\"reason\"")];
        }
    }

    private Gate Judge(DeploySight sight, EnvironmentName before, Ledger ledger)
    {
        var version = sight.Build.Version;
        if (ledger.Releases.LastOrDefault(release => release.Version == version && release.HasRun) is not { } run)
            return Gate.Refused(Name, $"{before} has not run {version} successfully", $"deploy --environment={before} first, or --skip-promotion=\"reason\"");
        var others = sight.Plan.Migrations.Where(migration => ledger.FindApplied(migration.Id) is not { } there || there.Checksum != AsSaid(migration, there).Checksum).Select(migration => migration.Id).ToList();
        return others.Count == 0
            ? Gate.Passed(Name, $"{before} ran {version} as release {run.Id}")
            : Gate.Refused(Name, $"{before} did not run the same SQL: {string.Join(", ", others)}", $"deploy --environment={before} again, or --skip-promotion=\"reason\"");

        PlannedMigration AsSaid(PlannedMigration migration, LedgerMigration there) => there.Contexts.IsSameAs(migration.Contexts) ? migration : plans.OfCode([migration.Id], ledger)[0];
    }
}
