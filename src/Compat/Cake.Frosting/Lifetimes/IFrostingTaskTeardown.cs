using Cake.Core;

namespace Cake.Frosting;

/// <summary>Work that is done after each task.</summary>
public interface IFrostingTaskTeardown
{
    /// <summary>Runs after each task.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is known about the task.</param>
    void Teardown(ICakeContext context, ITaskTeardownContext info);
}
