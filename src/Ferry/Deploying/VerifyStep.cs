using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Core.Status;
using Ferry.Ports;

namespace Ferry.Deploying;

/// <summary>Looks whether the migrations left what they should, before the app that needs it starts.</summary>
/// <param name="source">The migrations of the code.</param>
public sealed class VerifyStep(IMigrationSource source)
{
    /// <summary>Looks at history, ledger and indexes.</summary>
    /// <param name="receipt">The receipt of migrate-up.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The receipt, or what is wrong; the app was not touched then.</returns>
    public async Task<StepResult<DeployReceipt.Verified>> RunAsync(DeployReceipt.Migrated receipt, CancellationToken cancellation)
    {
        var deployment = receipt.Deployment;
        if (await deployment.Run.AssureAsync(cancellation) is { } lost) return new(new Stopped(lost), null);
        if (!deployment.IsThere) await deployment.Run.Ledger.BeginStepAsync("verify", cancellation);
        var status = new MigrationStatus(source.Ids, await deployment.Run.ReadHistoryAsync(cancellation));
        var facts = await deployment.Run.ReadFactsAsync(cancellation);
        var problems = status.Pending.Select(id => $"{id} is not in the history")
            .Concat(status.Missing.Select(id => $"{id} is in the history and not in the code"))
            .Concat(facts.InvalidIndexes.Select(index => $"index {index} is invalid")).ToList();
        return problems.Count == 0
            ? new(new Done($"Verified: {deployment.Address} is at {status.Current?.Value ?? "no migration"}."), new(deployment))
            : new(new Stopped(new Notice(
                $"The migrations ran, but {deployment.Address} is not what they should have made of it. The app was not touched.",
                [.. problems.Select(NoticeDetail.Where), NoticeDetail.Fix("mend what is named (an invalid index: DROP INDEX CONCURRENTLY and create it again), then run this again")])), null);
    }
}
