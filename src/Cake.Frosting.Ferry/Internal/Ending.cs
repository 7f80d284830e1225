using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Cake.Frosting.Ferry.Internal;

/// <summary>An ending that is all message.</summary>
internal sealed record Ending(ExitCode ExitCode, Notice Notice) : IOutcome;
