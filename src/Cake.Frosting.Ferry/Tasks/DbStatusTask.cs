using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Looks at the private server.</summary>
/// <param name="dbStatus">The workflow.</param>
[TaskName("db-status")]
[TaskDescription("Tell whether the private PostgreSQL runs, and where")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class DbStatusTask(DbStatus dbStatus) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await dbStatus.RunAsync(context.Cancellation));
}
