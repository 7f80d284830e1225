using Cake.Core;
using Ferry.Workflows;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Compares two schemas.</summary>
/// <param name="compareSchemas">The workflow.</param>
[TaskName("compare-schemas")]
[TaskDescription("Compare the schemas of two environments, or of one and the model")]
[TaskArgument("from", "an environment, or model for what the migrations of the code make", Value = "NAME", Required = true)]
[TaskArgument("to", "the same", Value = "NAME", Required = true)]
[TaskArgument("x", "tell migrations something of the environment; several with commas", Value = "NAME=VALUE", IsList = true)]
[TaskArgument("json", "write the result to a file (- = standard output)", Value = "PATH")]
[LeavesReport]
public sealed class CompareSchemasTask(CompareSchemas compareSchemas) : AsyncFrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await compareSchemas.RunAsync(context.Arguments.Require("from"), context.Arguments.Require("to"), context.Cancellation));
}
