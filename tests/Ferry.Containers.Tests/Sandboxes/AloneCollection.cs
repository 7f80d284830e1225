namespace Ferry.Containers.Tests.Sandboxes;

/// <summary>Tests that would disturb others.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class AloneCollection;
