using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Docker.DotNet.Internal.Configuration;

/// <summary>The file of one context: contexts/meta/(SHA-256 of its name)/meta.json below the configuration folder.</summary>
internal static class ContextFile
{
    internal static Uri EndpointOf(string context, string folder)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(context)));
        var path = Path.Combine(folder, "contexts", "meta", digest, "meta.json");
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            var host = file.RootElement.GetProperty("Endpoints").GetProperty("docker").GetProperty("Host").GetString();
            if (!string.IsNullOrEmpty(host)) return new Uri(host.Replace("npipe:////./", "npipe://./", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DockerConfigurationException($"The Docker context '{context}' does not exist.", exception);
        }
        catch (Exception exception)
        {
            throw new DockerConfigurationException($"The Docker context '{context}' cannot be read from '{path}'.", exception);
        }

        throw new DockerConfigurationException($"The Docker context '{context}' names no host in '{path}'.");
    }
}
