namespace Docker.DotNet.LegacyHttp;

/// <summary>Options of the default transport over TCP.</summary>
public sealed record LegacyHttpTransportOptions;
