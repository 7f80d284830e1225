using Cake.Core;

namespace Cake.Frosting;

/// <summary>The context that setup, tasks and teardown share in one run.</summary>
public interface IFrostingContext : ICakeContext;
