using Cake.Core;

namespace Cake.Frosting;

/// <summary>Work that is done before each task.</summary>
/// <typeparam name="TContext">The context it needs.</typeparam>
public abstract class FrostingTaskSetup<TContext> : IFrostingTaskSetup
    where TContext : ICakeContext
{
    /// <summary>Runs before each task.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is known about the task.</param>
    public abstract void Setup(TContext context, ITaskSetupContext info);

    void IFrostingTaskSetup.Setup(ICakeContext context, ITaskSetupContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(info);
        Setup((TContext)context, info);
    }
}

/// <summary>Work that is done before each task, on the plain context.</summary>
public abstract class FrostingTaskSetup : FrostingTaskSetup<ICakeContext>;
