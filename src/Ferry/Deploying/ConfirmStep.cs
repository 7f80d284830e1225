using Ferry.Core.Outcomes;
using Ferry.Core.Planning;
using Ferry.Core.Rendering;
using Ferry.Migrating;
using Ferry.Ports;

namespace Ferry.Deploying;

/// <summary>Asks before a protected environment is changed, and holds the plan against the one that was looked at.</summary>
/// <param name="confirmation">Asks.</param>
public sealed class ConfirmStep(IConfirmation confirmation)
{
    /// <summary>Asks.</summary>
    /// <param name="receipt">The receipt of backup-db.</param>
    /// <param name="plan">The hash, or its beginning, that migrate-plan showed; null when none was given.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The receipt, or what is missing; then nothing was changed.</returns>
    public async Task<StepResult<DeployReceipt.Confirmed>> RunAsync(DeployReceipt.BackedUp receipt, string? plan, CancellationToken cancellation)
    {
        var deployment = receipt.Deployment;
        var environment = deployment.Environment;
        if (deployment.IsThere) return new(new Done("Nothing to confirm: everything is there already."), new(deployment));
        if (await deployment.Run.AssureAsync(cancellation) is { } lost) return new(new Refused(lost), null);
        await deployment.Run.Ledger.BeginStepAsync("confirm", cancellation);
        if (deployment.Sight.Plan.Migrations.Count > 0 && PlanProblem(deployment, plan) is { } problem) return new(new Refused(problem), null);
        if (!environment.IsProtected) return new(new Done($"{environment.Name} is not protected; nothing to confirm."), new(deployment));
        return confirmation.Confirm(environment, deployment.Sight.Plan, Warnings(deployment))
            ? new(new Done($"Confirmed for {environment.Name}."), new(deployment))
            : new(new Refused(ConfirmationNotices.Missing(environment)), null);
    }

    private static string[] Warnings(Deployment deployment) =>
    [
        $"plan {deployment.Sight.Seal[..Plan.ShortHashLength]}, app {deployment.Sight.Build.Version} after {deployment.AppBefore?.Serving?.Version ?? "none"}, backup {deployment.Backup ?? "not needed"}",
        .. deployment.Notes,
    ];

    private Notice? PlanProblem(Deployment deployment, string? given)
    {
        var seal = deployment.Sight.Seal;
        var shown = seal[..Plan.ShortHashLength];
        if (given is null)
        {
            return deployment.Environment.Deploy.RequiresPlanHash && !confirmation.IsAsked
                ? new Notice(
                    $"Refused: {deployment.Environment.Name} takes only a plan that is named by its hash. Nothing was changed.",
                    [NoticeDetail.Fix($"look at migrate-plan --environment={deployment.Environment.Name}, and pass the hash that it shows as --plan=…")])
                : null;
        }

        return given.Length >= Plan.ShortHashLength && seal.StartsWith(given, StringComparison.OrdinalIgnoreCase)
            ? null
            : new Notice(
                "Refused: the plan is not the one that was looked at: the pending migrations, the schema, the server, or which tables hold rows is another by now. Nothing was changed.",
                [new NoticeDetail("given", given), new NoticeDetail("now", shown), NoticeDetail.Fix($"look at migrate-plan --environment={deployment.Environment.Name} again")]);
    }
}
