using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Looks at tools, connections, privileges and versions.</summary>
/// <param name="verifySetup">The workflow.</param>
[TaskName("verify-setup")]
[TaskDescription("Check tools, connections, privileges and versions of every environment")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class VerifySetupTask(VerifySetup verifySetup) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context)
    {
        var isForOne = context.Arguments.Has("environment") || context.IsDeploying;
        context.Conclude(await verifySetup.RunAsync(isForOne ? context.Environment : null, context.Cancellation));
        context.Receipts.Add(new SetupVerified(context.Environment));
    }
}
