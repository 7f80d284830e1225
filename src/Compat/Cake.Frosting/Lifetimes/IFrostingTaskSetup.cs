using Cake.Core;

namespace Cake.Frosting;

/// <summary>Work that is done before each task.</summary>
public interface IFrostingTaskSetup
{
    /// <summary>Runs before each task.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is known about the task.</param>
    void Setup(ICakeContext context, ITaskSetupContext info);
}
