namespace Cake.Frosting;

/// <summary>Work that is done before and after each task.</summary>
public interface IFrostingTaskLifetime : IFrostingTaskSetup, IFrostingTaskTeardown;
