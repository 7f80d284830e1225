using Cake.Core;

namespace Cake.Frosting;

/// <summary>A task whose work is synchronous.</summary>
/// <typeparam name="T">The context it needs.</typeparam>
public abstract class FrostingTask<T> : IFrostingTask
    where T : ICakeContext
{
    /// <summary>Does the work.</summary>
    /// <param name="context">The context of the run.</param>
    public virtual void Run(T context)
    {
    }

    /// <summary>Decides whether the task runs or is skipped.</summary>
    /// <param name="context">The context of the run.</param>
    /// <returns><see langword="false"/> to skip it.</returns>
    public virtual bool ShouldRun(T context) => true;

    /// <summary>Handles a failure of the task, which is then taken as dealt with.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="context">The context of the run.</param>
    public virtual void OnError(Exception exception, T context)
    {
    }

    /// <summary>Runs after the task, failed or not.</summary>
    /// <param name="context">The context of the run.</param>
    public virtual void Finally(T context)
    {
    }

#pragma warning disable CA1033 // Derived classes override Run; RunAsync is the engine's business.
    Task IFrostingTask.RunAsync(ICakeContext context)
#pragma warning restore CA1033
    {
        ArgumentNullException.ThrowIfNull(context);
        Run((T)context);
        return Task.CompletedTask;
    }

    bool IFrostingTask.ShouldRun(ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ShouldRun((T)context);
    }

    void IFrostingTask.OnError(Exception exception, ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(context);
        OnError(exception, (T)context);
    }

    void IFrostingTask.Finally(ICakeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Finally((T)context);
    }
}

/// <summary>A task whose work is synchronous, on the plain context.</summary>
public abstract class FrostingTask : FrostingTask<ICakeContext>;
