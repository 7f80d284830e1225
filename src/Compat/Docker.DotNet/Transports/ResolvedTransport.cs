namespace Docker.DotNet.Handler.Abstractions;

/// <summary>The way to the engine.</summary>
/// <param name="Handler">What sends the requests.</param>
/// <param name="EffectiveEndpoint">The HTTP address it takes them for.</param>
public sealed record ResolvedTransport(HttpMessageHandler Handler, Uri EffectiveEndpoint);
