using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Fresh start of an environment's database.</summary>
/// <param name="dbReset">The workflow.</param>
[TaskName("db-reset")]
[TaskDescription("Fresh start: wipe the database (a shared one is backed up before), apply all")]
[TaskArgument("x", "tell migrations something of the environment; several with commas", Value = "NAME=VALUE", IsList = true)]
[TaskArgument("confirm", "confirm the change of a protected environment", Value = "NAME")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[LeavesReport]
public sealed class DbResetTask(DbReset dbReset) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await dbReset.RunAsync(context.Environment, context.Cancellation));
}
