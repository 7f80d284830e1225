namespace Cake.Frosting;

/// <summary>Work that is done before and after the whole run.</summary>
public interface IFrostingLifetime : IFrostingSetup, IFrostingTeardown;
