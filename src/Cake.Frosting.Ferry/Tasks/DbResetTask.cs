using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Fresh start of the private server.</summary>
/// <param name="dbReset">The workflow.</param>
[TaskName("db-reset")]
[TaskDescription("Fresh start: wipe the private PostgreSQL, recreate it, apply all")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[LeavesReport]
public sealed class DbResetTask(DbReset dbReset) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await dbReset.RunAsync(context.Environment, context.Cancellation));
}
