using Cake.Core;

namespace Cake.Frosting;

/// <summary>Work that is done after the whole run.</summary>
/// <typeparam name="TContext">The context it needs.</typeparam>
public abstract class FrostingTeardown<TContext> : IFrostingTeardown
    where TContext : ICakeContext
{
    /// <summary>Runs after the whole run.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is known about the run.</param>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(info);
        Teardown((TContext)context, info);
    }
}

/// <summary>Work that is done after the whole run, on the plain context.</summary>
public abstract class FrostingTeardown : FrostingTeardown<ICakeContext>;
