namespace Ferry.Settings;

/// <summary>One smoke test of <c>ferry.json</c>: a request over HTTP, or a command.</summary>
/// <param name="Name">How it is called in reports.</param>
/// <param name="Path">A path below the app's address, or a whole address; null for a command.</param>
/// <param name="Command">A command that ends with 0; null for a request.</param>
/// <param name="Within">How long it may take.</param>
public sealed record SmokeTest(string Name, string? Path, string? Command, TimeSpan Within)
{
    /// <summary>The status that is expected.</summary>
    public int Status { get; init; } = 200;

    /// <summary>A text that the body has to contain; null for any body.</summary>
    public string? Body { get; init; }

    /// <summary>JSON paths and the values that the body has to hold there.</summary>
    public IReadOnlyDictionary<string, string> Json { get; init; } = new Dictionary<string, string>();
}
