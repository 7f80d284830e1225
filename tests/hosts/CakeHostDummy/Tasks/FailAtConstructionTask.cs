using Cake.Core;
using Cake.Frosting;

namespace CakeHostDummy.Tasks;

[TaskName("fail-at-construction")]
public sealed class FailAtConstructionTask : FrostingTask
{
    public FailAtConstructionTask(ICakeArguments arguments)
    {
        if (arguments.HasArgument("exit-code")) throw new CakeException(42, "the constructor failed");
    }
}
