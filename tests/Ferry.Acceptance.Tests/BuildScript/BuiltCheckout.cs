namespace Ferry.Acceptance.Tests.BuildScript;

/// <summary>A checkout whose host is built, for the tests of one class.</summary>
public sealed class BuiltCheckout : ScratchCheckout, IAsyncLifetime
{
    public ScriptRun FirstRun { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        FirstRun = await RunAsync();
        Assert.True(FirstRun.ExitCode == 0, FirstRun.Error);
    }
}
