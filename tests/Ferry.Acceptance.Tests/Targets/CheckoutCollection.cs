namespace Ferry.Acceptance.Tests.Targets;

/// <summary>The tests that call build.sh in one scratch checkout, one after the other.</summary>
[CollectionDefinition]
public sealed class CheckoutCollection : ICollectionFixture<Checkout>;
