using Build.Testing;
using Cake.Core;
using Cake.Frosting;
using Cake.Frosting.Ferry;

namespace Build.Tasks;

[TaskName("test")]
[TaskDescription("Build everything with all analyzers and run every test of this repository")]
[TaskArgument("filter", "run only the test projects whose name contains this", Value = "TEXT")]
public sealed class TestTask : AsyncFrostingTask<FerryContext>
{
    public override async Task RunAsync(FerryContext context) =>
        context.Conclude(await new TestRun(context.Settings.Root, context.Arguments.Get("filter")).RunAsync(context.Cancellation));
}
