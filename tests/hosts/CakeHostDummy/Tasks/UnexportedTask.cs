using Cake.Frosting;

namespace CakeHostDummy.Tasks;

[TaskName("unexported")]
internal sealed class UnexportedTask : FrostingTask;
