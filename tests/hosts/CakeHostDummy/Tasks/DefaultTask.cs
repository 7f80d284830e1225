using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;

namespace CakeHostDummy.Tasks;

[TaskName("Default")]
[TaskDescription("Says so")]
public sealed class DefaultTask : FrostingTask
{
    public override void Run(ICakeContext context) => context.Log.Information("the default task ran");
}
