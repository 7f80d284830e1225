namespace Docker.DotNet.Handler.Abstractions;

/// <summary>What a client works with.</summary>
public sealed record ResolvedClientOptions
{
    /// <summary>Gets the version before every path; null leaves it out.</summary>
    public Version? ApiVersion { get; init; }

    /// <summary>Gets the endpoint.</summary>
    public Uri Endpoint { get; init; } = null!;

    /// <summary>Gets what proves who the client is.</summary>
    public IAuthProvider AuthProvider { get; init; } = NoopAuthProvider.Instance;

    /// <summary>Gets the headers of every request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets how long an ordinary call may take, headers and body.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);
}
