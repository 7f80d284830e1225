using Cake.Core;

namespace Cake.Frosting;

/// <summary>Work that is done after each task.</summary>
/// <typeparam name="TContext">The context it needs.</typeparam>
public abstract class FrostingTaskTeardown<TContext> : IFrostingTaskTeardown
    where TContext : ICakeContext
{
    /// <summary>Runs after each task.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is known about the task.</param>
    public abstract void Teardown(TContext context, ITaskTeardownContext info);

    void IFrostingTaskTeardown.Teardown(ICakeContext context, ITaskTeardownContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(info);
        Teardown((TContext)context, info);
    }
}

/// <summary>Work that is done after each task, on the plain context.</summary>
public abstract class FrostingTaskTeardown : FrostingTaskTeardown<ICakeContext>;
