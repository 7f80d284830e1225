using Ferry.Deploying;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Tells what runs where.</summary>
/// <param name="deployStatus">The workflow.</param>
[TaskName("deploy-status")]
[TaskDescription("Show release, migration, app health, newest backup and open runs of every environment with a connection, or of one")]
[TaskArgument("all", "name the environments without a connection, too")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class DeployStatusTask(DeployStatus deployStatus) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await deployStatus.RunAsync(context.Arguments.Has("environment") ? context.Environment : null, context.Arguments.Has("all"), context.Cancellation));
}
