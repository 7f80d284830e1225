namespace Docker.DotNet;

/// <summary>The endpoint is reached through SSH, which is not supported.</summary>
public sealed class SshDockerEndpointNotSupportedException()
    : Exception("A Docker endpoint with the scheme 'ssh' is not supported.");
