namespace Docker.DotNet.Handler.Abstractions;

/// <summary>What was asked of a client, before its endpoint is known.</summary>
public sealed record ClientOptions
{
    /// <summary>Gets the version before every path; null leaves it out.</summary>
    public Version? ApiVersion { get; init; }

    /// <summary>Gets the endpoint; null means the one of the Docker configuration.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Gets what proves who the client is.</summary>
    public IAuthProvider AuthProvider { get; init; } = NoopAuthProvider.Instance;

    /// <summary>Gets the headers of every request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets how long an ordinary call may take, headers and body.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);
}
