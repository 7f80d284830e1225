using Cake.Core;

namespace Cake.Frosting;

/// <summary>The context of a run; derive from it to carry state between tasks.</summary>
/// <param name="context">The engine's context.</param>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
