using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Drift;

/// <summary>One folder for all, so that the history is replayed once.</summary>
public sealed class DriftFixture : IAsyncDisposable
{
    public TestCheckout Checkout { get; } = new();

    public ValueTask DisposeAsync() => Checkout.DisposeAsync();
}
