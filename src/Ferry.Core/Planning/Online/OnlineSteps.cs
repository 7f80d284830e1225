namespace Ferry.Core.Planning.Online;

/// <summary>What runs instead of one or more statements.</summary>
/// <param name="Steps">In the order in which they run.</param>
/// <param name="Replaced">How many statements they stand for.</param>
internal sealed record OnlineSteps(IReadOnlyList<OnlineStep> Steps, int Replaced = 1);
