using Cake.Core;
using Cake.Frosting;

namespace CakeHostDummy.Tasks;

[TaskName("fail")]
[IsDependentOn(typeof(DefaultTask))]
public sealed class FailTask : FrostingTask
{
    public override void Run(ICakeContext context) => throw new CakeException(42, "the task failed");
}
