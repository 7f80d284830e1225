using Cake.Core;

namespace Cake.Frosting;

/// <summary>Work that is done before and after the whole run.</summary>
/// <typeparam name="TContext">The context it needs.</typeparam>
public abstract class FrostingLifetime<TContext> : IFrostingLifetime
    where TContext : ICakeContext
{
    /// <summary>Runs before the whole run.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is known about the run.</param>
    public abstract void Setup(TContext context, ISetupContext info);

    /// <summary>Runs after the whole run.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is known about the run.</param>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingSetup.Setup(ICakeContext context, ISetupContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(info);
        Setup((TContext)context, info);
    }

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(info);
        Teardown((TContext)context, info);
    }
}

/// <summary>Work that is done before and after the whole run, on the plain context.</summary>
public abstract class FrostingLifetime : FrostingLifetime<ICakeContext>;
