using System.Collections.Concurrent;
using System.Text.Json;
using Docker.DotNet.Internal.Configuration;

namespace Docker.DotNet;

/// <summary>The configuration of the Docker command line, as far as it says where the engine is.</summary>
public sealed class DockerConfig
{
    private readonly IDockerCliSettings _settings;
    private readonly string _folder;
    private readonly ConcurrentDictionary<string, Uri> _contexts = new();

    /// <summary>Initializes a new instance of the <see cref="DockerConfig"/> class on the environment variables.</summary>
    public DockerConfig()
        : this(new EnvironmentSettings())
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DockerConfig"/> class.</summary>
    /// <param name="settings">The settings; the folder is read now, the others when they are needed.</param>
    public DockerConfig(IDockerCliSettings settings)
    {
        _settings = settings;
        _folder = string.IsNullOrEmpty(settings.DockerConfig)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker")
            : settings.DockerConfig;
    }

    /// <summary>Gets the configuration on the environment variables of this process.</summary>
    public static DockerConfig Instance { get; } = new();

    /// <summary>Gets a value indicating whether there is a config.json.</summary>
    public bool Exists => File.Exists(FullName);

    /// <summary>Gets the path of config.json.</summary>
    public string FullName => Path.Combine(_folder, "config.json");

    /// <summary>Reads config.json.</summary>
    /// <returns>Its content.</returns>
    public JsonDocument Parse() => JsonDocument.Parse(File.ReadAllBytes(FullName));

    /// <summary>Finds the endpoint: DOCKER_HOST, else that of the context, else the platform's own.</summary>
    /// <returns>The endpoint.</returns>
    /// <exception cref="DockerConfigurationException">What is configured names none.</exception>
    /// <exception cref="JsonException">config.json is not JSON.</exception>
    public Uri GetEndpoint()
    {
        if (_settings.DockerHost is { Length: > 0 } host)
        {
            return Uri.TryCreate(host, UriKind.Absolute, out var endpoint)
                ? endpoint
                : throw new DockerConfigurationException($"The Docker host '{host}' is invalid.");
        }

        var context = string.IsNullOrEmpty(_settings.DockerContext) ? CurrentContext() : _settings.DockerContext;
        return string.IsNullOrEmpty(context) ? PlatformEndpoint.Value : GetEndpoint(context);
    }

    /// <summary>Finds the endpoint of a context.</summary>
    /// <param name="contextName">The name of the context.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="DockerConfigurationException">There is no such context, or it names no endpoint.</exception>
    public Uri GetEndpoint(string contextName)
    {
        ArgumentException.ThrowIfNullOrEmpty(contextName);
        return contextName == "default"
            ? PlatformEndpoint.Value
            : _contexts.GetOrAdd(contextName, name => ContextFile.EndpointOf(name, _folder));
    }

    private string? CurrentContext()
    {
        if (!Exists) return null;
        using var config = Parse();
        return config.RootElement.ValueKind == JsonValueKind.Object
            && config.RootElement.TryGetProperty("currentContext", out var context)
            && context.ValueKind == JsonValueKind.String
                ? context.GetString()
                : null;
    }
}
