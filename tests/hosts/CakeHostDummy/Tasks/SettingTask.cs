using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;

namespace CakeHostDummy.Tasks;

[TaskName("setting")]
public sealed class SettingTask : FrostingTask
{
    public override void Run(ICakeContext context) =>
        context.Log.Information("Dummy_Setting is {0}", context.Configuration.GetValue("Dummy_Setting"));
}
