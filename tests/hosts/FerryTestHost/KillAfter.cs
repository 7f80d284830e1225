using System.Diagnostics;
using Cake.Core;
using Cake.Frosting;

namespace FerryTestHost;

/// <summary>Kills its own process, as kill -9 does, when the step has ended that FERRY_TEST_KILL_AFTER names.</summary>
public sealed class KillAfter : IFrostingTaskTeardown
{
    public void Teardown(ICakeContext context, ITaskTeardownContext info)
    {
        if (info.Task.Name == Environment.GetEnvironmentVariable("FERRY_TEST_KILL_AFTER")) Process.GetCurrentProcess().Kill();
    }
}
