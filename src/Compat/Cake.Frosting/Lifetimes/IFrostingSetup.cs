using Cake.Core;

namespace Cake.Frosting;

/// <summary>Work that is done before the whole run.</summary>
public interface IFrostingSetup
{
    /// <summary>Runs before the whole run.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is known about the run.</param>
    void Setup(ICakeContext context, ISetupContext info);
}
