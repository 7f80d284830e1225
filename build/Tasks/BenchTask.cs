using Build.Testing;
using Cake.Core;
using Cake.Frosting;
using Cake.Frosting.Ferry;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Build.Tasks;

[TaskName("bench")]
[TaskDescription("Measure the figures beside their peers (a few minutes)")]
public sealed class BenchTask : AsyncFrostingTask<FerryContext>
{
    public override async Task RunAsync(FerryContext context)
    {
        var code = await Dotnet.RunAsync(
            context.Settings.Root, context.Cancellation, "run", "--project", "benchmarks/Ferry.Benchmarks", "-c", "Release", "-p:RunAnalyzers=false", "--", context.Settings.Root);
        if (code != 0) throw new SurroundingsException("The benchmark broke off; the lines above say why.");
        context.Conclude(new Done("Measured."));
    }
}
