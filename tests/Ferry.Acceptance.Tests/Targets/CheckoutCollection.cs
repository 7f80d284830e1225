namespace Ferry.Acceptance.Tests.Targets;

/// <summary>The tests that call build.sh in one scratch checkout, one after the other.</summary>
[CollectionDefinition]
public sealed class CheckoutCollection : ICollectionFixture<Checkout>;

/// <summary>The tests that also change the sources of a scratch checkout, or commit them; one of their own, beside the other.</summary>
[CollectionDefinition]
public sealed class EditedCheckoutCollection : ICollectionFixture<Checkout>;
