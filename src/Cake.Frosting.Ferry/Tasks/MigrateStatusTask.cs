using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Tells where the migrations of the code stand in the database.</summary>
/// <param name="migrateStatus">The workflow.</param>
[TaskName("migrate-status")]
[TaskDescription("Tell what is applied, pending, out of order or missing")]
[TaskArgument("full", "look for edited migrations, model changes and drift, too, which takes seconds")]
[TaskArgument("x", "tell migrations something of the environment; several with commas", Value = "NAME=VALUE", IsList = true)]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class MigrateStatusTask(MigrateStatus migrateStatus) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await migrateStatus.RunAsync(context.Environment, context.Arguments.Has("full"), context.Cancellation));
}
