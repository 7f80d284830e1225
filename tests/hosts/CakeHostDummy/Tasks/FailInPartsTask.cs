using Cake.Core;
using Cake.Frosting;

namespace CakeHostDummy.Tasks;

[TaskName("fail-in-parts")]
public sealed class FailInPartsTask : FrostingTask
{
    public override void Run(ICakeContext context) =>
        throw new AggregateException(new InvalidOperationException("first part"), new InvalidOperationException("second part"));
}
