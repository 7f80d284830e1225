using Cake.Core;
using Cake.Frosting.Ferry.Output;

namespace Cake.Frosting.Ferry.Tasks;

/// <summary>Prints every target; what runs when no target is named.</summary>
[TaskName("Default")]
public sealed class DefaultTask : FrostingTask<FerryContext>
{
    /// <inheritdoc/>
    public override void Run(FerryContext context) => context.PrintHelp();
}
