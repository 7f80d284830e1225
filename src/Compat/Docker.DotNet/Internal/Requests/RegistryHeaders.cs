using System.Text.Json;
using Docker.DotNet.Internal.Json;
using Docker.DotNet.Models;

namespace Docker.DotNet.Internal.Requests;

/// <summary>The headers that carry credentials of registries.</summary>
internal static class RegistryHeaders
{
    /// <summary>For pulling: always sent, an empty object without credentials.</summary>
    /// <param name="auth">The credentials.</param>
    /// <returns>The header.</returns>
    internal static KeyValuePair<string, string> ForImage(AuthConfig? auth) =>
        new("X-Registry-Auth", Base64(auth ?? new AuthConfig()).Replace('+', '-').Replace('/', '_'));

    /// <summary>For a service: sent only with credentials, and in the plain alphabet.</summary>
    /// <param name="auth">The credentials.</param>
    /// <returns>The header, if any.</returns>
    internal static IEnumerable<KeyValuePair<string, string>> ForService(AuthConfig? auth) =>
        auth is null ? [] : [new("X-Registry-Auth", Base64(auth))];

    /// <summary>For a build: the credentials of every registry it may ask.</summary>
    /// <param name="auths">The credentials.</param>
    /// <returns>The header.</returns>
    internal static KeyValuePair<string, string> ForBuild(IEnumerable<AuthConfig>? auths) =>
        new("X-Registry-Config", Base64((auths ?? []).ToDictionary(auth => auth.ServerAddress ?? "")));

    private static string Base64(object value) =>
        Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), EngineJson.Options));
}
