using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Starts the private server.</summary>
/// <param name="dbStart">The workflow.</param>
[TaskName("db-start")]
[TaskDescription("Start the private PostgreSQL of this checkout, making it if needed")]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
public sealed class DbStartTask(DbStart dbStart) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await dbStart.RunAsync(context.Cancellation));
}
