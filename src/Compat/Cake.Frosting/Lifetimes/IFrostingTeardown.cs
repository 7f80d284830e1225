using Cake.Core;

namespace Cake.Frosting;

/// <summary>Work that is done after the whole run.</summary>
public interface IFrostingTeardown
{
    /// <summary>Runs after the whole run.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is known about the run.</param>
    void Teardown(ICakeContext context, ITeardownContext info);
}
