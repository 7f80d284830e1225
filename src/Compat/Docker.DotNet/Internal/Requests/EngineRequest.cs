namespace Docker.DotNet.Internal.Requests;

/// <summary>One call of the Engine API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The endpoint, without the version before it.</param>
internal sealed record EngineRequest(HttpMethod Method, string Path)
{
    /// <summary>Gets the object whose marked properties become the query.</summary>
    internal object? Query { get; init; }

    internal HttpContent? Content { get; init; }

    /// <summary>Gets the headers of this call alone.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Gets what makes the typed exception of a failure status.</summary>
    internal Failure Failure { get; init; } = Failures.Plain;

    /// <summary>Gets a value indicating whether the call may take as long as it takes.</summary>
    internal bool Patient { get; init; }

    /// <summary>Gets a value indicating whether the connection becomes a raw duplex stream.</summary>
    internal bool Hijack { get; init; }

    internal static EngineRequest Get(string path) => new(HttpMethod.Get, path);

    internal static EngineRequest Post(string path) => new(HttpMethod.Post, path);

    internal static EngineRequest Delete(string path) => new(HttpMethod.Delete, path);
}
