using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Stops the private server.</summary>
/// <param name="dbStop">The workflow.</param>
[TaskName("db-stop")]
[TaskDescription("Stop the private PostgreSQL; its data stays")]
[TaskArgument("orphans", "also remove containers and volumes that killed runs and deleted checkouts have left")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class DbStopTask(DbStop dbStop) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await dbStop.RunAsync(context.Arguments.Has("orphans"), context.Cancellation));
}
