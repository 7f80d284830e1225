using Cake.Core;

namespace Cake.Frosting;

/// <summary>Work that is done before the whole run.</summary>
/// <typeparam name="TContext">The context it needs.</typeparam>
public abstract class FrostingSetup<TContext> : IFrostingSetup
    where TContext : ICakeContext
{
    /// <summary>Runs before the whole run.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is known about the run.</param>
    public abstract void Setup(TContext context, ISetupContext info);

    void IFrostingSetup.Setup(ICakeContext context, ISetupContext info)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(info);
        Setup((TContext)context, info);
    }
}

/// <summary>Work that is done before the whole run, on the plain context.</summary>
public abstract class FrostingSetup : FrostingSetup<ICakeContext>;
