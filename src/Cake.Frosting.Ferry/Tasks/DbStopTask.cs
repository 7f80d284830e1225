using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Stops the private server.</summary>
/// <param name="dbStop">The workflow.</param>
[TaskName("db-stop")]
[TaskDescription("Stop the private PostgreSQL; its data stays")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class DbStopTask(DbStop dbStop) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await dbStop.RunAsync(context.Cancellation));
}
