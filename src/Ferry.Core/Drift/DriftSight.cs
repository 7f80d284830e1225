namespace Ferry.Core.Drift;

/// <summary>What was seen when a database was held against what its applied migrations produce.</summary>
/// <param name="Differences">What differs, by kind and name.</param>
/// <param name="OtherSchemas">Schemas that no migration makes; they were left out.</param>
/// <param name="ServerMajor">The major version of the database's server.</param>
/// <param name="SandboxMajor">That of the server on which the migrations were replayed; another one writes some definitions differently.</param>
public sealed record DriftSight(IReadOnlyList<DriftDifference> Differences, IReadOnlyList<string> OtherSchemas, int ServerMajor, int SandboxMajor);
