using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Deploying;

/// <summary>Keeps the deploy of this call from its first step to the end of the call, however that comes.</summary>
/// <param name="undo">Brings the previous release back.</param>
public sealed class DeployChain(ReleaseUndo undo)
{
    /// <summary>The deploy under way; null when none is.</summary>
    public Deployment? Active { get; private set; }

    /// <summary>Takes charge of a deploy.</summary>
    /// <param name="deployment">The deploy.</param>
    public void Begin(Deployment deployment) => Active = deployment;

    /// <summary>Ends the deploy: brings the previous release back where the app was touched and is not recorded, records the ending, releases the lock.</summary>
    /// <param name="failure">How the call failed; null when it did not.</param>
    /// <param name="cancellation">Not the call's, which may be cancelled already.</param>
    /// <returns>How the call failed, and what runs now; null when it did not.</returns>
    public async Task<IOutcome?> EndAsync(IOutcome? failure, CancellationToken cancellation)
    {
        if (Active is not { } deployment) return failure;
        try
        {
            if (failure is not null && deployment is { HasAppBegun: true, IsRecorded: false }) failure = await undo.RunAsync(deployment, failure, cancellation);
            failure = failure is null ? null : await WithStateAsync(deployment, failure, cancellation);
            await RecordAsync(deployment, failure, cancellation);
            return failure;
        }
        catch (Exception problem) when (problem is SurroundingsException or System.Data.Common.DbException or InvalidOperationException or IOException)
        {
            return failure ?? new Broken(new Notice($"The release runs, but its ending could not be recorded: {problem.Message.Split('\n')[0]}", [NoticeDetail.Fix("run the same command again; it records it")]));
        }
        finally
        {
            Active = null;
            await deployment.DisposeAsync();
        }
    }

    private static async Task RecordAsync(Deployment deployment, IOutcome? failure, CancellationToken cancellation)
    {
        if (!deployment.IsInLedger || await deployment.Run.AssureAsync(cancellation) is not null) return;
        if (deployment is { Release: { } release, IsRecorded: false }) await deployment.Run.Ledger.SetFailedAsync(release.Id, cancellation);
        await deployment.Run.Ledger.EndRunAsync((int)(failure?.ExitCode ?? ExitCode.Done), failure?.Notice.ToString() ?? "done", cancellation);
    }

    private static async Task<IOutcome> WithStateAsync(Deployment deployment, IOutcome failure, CancellationToken cancellation)
    {
        if (await deployment.Run.AssureAsync(cancellation) is not null) return failure;
        var history = await deployment.Run.ReadHistoryAsync(cancellation);
        var app = deployment.Target is { } target ? await target.LookAsync(cancellation) : null;
        var ledger = await deployment.Run.Ledger.ReadAsync(cancellation);
        return new Halted(failure, ReleaseNotices.Runs(ledger.Current, app, history.Count == 0 ? null : history[^1].Id.Value));
    }
}
