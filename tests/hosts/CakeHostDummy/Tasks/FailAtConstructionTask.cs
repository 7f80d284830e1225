using Cake.Core;
using Cake.Frosting;

namespace CakeHostDummy.Tasks;

/// <summary>Fails before the engine runs, so that nothing wraps the exception.</summary>
[TaskName("fail-at-construction")]
public sealed class FailAtConstructionTask : FrostingTask
{
    public FailAtConstructionTask(ICakeArguments arguments)
    {
        if (arguments.HasArgument("fail")) throw new CakeException(42, "the constructor failed");
        if (arguments.HasArgument("fail-in-parts"))
            throw new AggregateException(new InvalidOperationException("first part"), new CakeException(43, "second part"));
    }
}
