using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.Internal.Configuration;
using Docker.DotNet.LegacyHttp;
using Docker.DotNet.NativeHttp;
using Docker.DotNet.NPipe;
using Docker.DotNet.Unix;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Docker.DotNet;

/// <summary>Makes a client. Every method changes this builder and returns it.</summary>
public class DockerClientBuilder
{
    private readonly DockerConfig _dockerConfig;

    /// <summary>Initializes a new instance of the <see cref="DockerClientBuilder"/> class.</summary>
    public DockerClientBuilder()
        : this(DockerConfig.Instance)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DockerClientBuilder"/> class.</summary>
    /// <param name="dockerConfig">Knows the endpoint when none is given.</param>
    public DockerClientBuilder(DockerConfig dockerConfig)
        : this(dockerConfig, new ClientOptions(), NullLogger.Instance)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DockerClientBuilder"/> class.</summary>
    /// <param name="clientOptions">What has been asked so far.</param>
    /// <param name="logger">The client's logger.</param>
    protected DockerClientBuilder(ClientOptions clientOptions, ILogger logger)
        : this(DockerConfig.Instance, clientOptions, logger)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DockerClientBuilder"/> class.</summary>
    /// <param name="dockerConfig">Knows the endpoint when none is given.</param>
    /// <param name="clientOptions">What has been asked so far.</param>
    /// <param name="logger">The client's logger.</param>
    protected DockerClientBuilder(DockerConfig dockerConfig, ClientOptions clientOptions, ILogger logger)
    {
        _dockerConfig = dockerConfig;
        ClientOptions = clientOptions;
        Logger = logger;
    }

    /// <summary>Gets what has been asked so far.</summary>
    protected ClientOptions ClientOptions { get; private set; }

    /// <summary>Gets the client's logger.</summary>
    protected ILogger Logger { get; private set; }

    /// <summary>Sets the API version before every path.</summary>
    /// <param name="version">The version, or null to leave it to the engine.</param>
    /// <returns>This builder.</returns>
    public DockerClientBuilder WithApiVersion(Version? version) => With(ClientOptions with { ApiVersion = version });

    /// <summary>Sets the endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>This builder.</returns>
    public DockerClientBuilder WithEndpoint(Uri endpoint) => With(ClientOptions with { Endpoint = endpoint });

    /// <summary>Sets the endpoint to that of a context, which is looked up now.</summary>
    /// <param name="contextName">The name of the context.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="DockerConfigurationException">There is no such context.</exception>
    public DockerClientBuilder WithContext(string contextName) => WithEndpoint(_dockerConfig.GetEndpoint(contextName));

    /// <summary>Sets what proves who the client is.</summary>
    /// <param name="authProvider">The proof, or null for none.</param>
    /// <returns>This builder.</returns>
    public DockerClientBuilder WithAuthProvider(IAuthProvider? authProvider) =>
        With(ClientOptions with { AuthProvider = authProvider ?? NoopAuthProvider.Instance });

    /// <summary>Adds a header to every request.</summary>
    /// <param name="name">Its name; an earlier one of that name is replaced.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This builder.</returns>
    public DockerClientBuilder WithHeader(string name, string value) =>
        WithHeaders(new Dictionary<string, string> { [name] = value });

    /// <summary>Adds headers to every request.</summary>
    /// <param name="headers">The headers; earlier ones of the same names are replaced.</param>
    /// <returns>This builder.</returns>
    public DockerClientBuilder WithHeaders(IReadOnlyDictionary<string, string> headers)
    {
        var merged = new Dictionary<string, string>(ClientOptions.Headers, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers) merged[name] = value;
        return With(ClientOptions with { Headers = merged });
    }

    /// <summary>Sets how long an ordinary call may take, headers and body.</summary>
    /// <param name="timeout">The time.</param>
    /// <returns>This builder.</returns>
    public DockerClientBuilder WithTimeout(TimeSpan timeout) => With(ClientOptions with { Timeout = timeout });

    /// <summary>Sets the client's logger.</summary>
    /// <param name="logger">The logger.</param>
    /// <returns>This builder.</returns>
    public DockerClientBuilder WithLogger(ILogger logger)
    {
        Logger = logger;
        return this;
    }

    /// <summary>Chooses the default transport over TCP.</summary>
    /// <param name="transportOptions">Its options.</param>
    /// <returns>A builder for that transport.</returns>
    public DockerClientBuilder<LegacyHttpTransportOptions> WithTransportOptions(LegacyHttpTransportOptions transportOptions) =>
        WithTransportOptions(new LegacyHttp.DockerHandlerFactory(), transportOptions);

    /// <summary>Chooses the transport over TCP with the platform's HTTP handler.</summary>
    /// <param name="transportOptions">Its options.</param>
    /// <returns>A builder for that transport.</returns>
    public DockerClientBuilder<NativeHttpTransportOptions> WithTransportOptions(NativeHttpTransportOptions transportOptions) =>
        WithTransportOptions(new NativeHttp.DockerHandlerFactory(), transportOptions);

    /// <summary>Chooses the transport over a named pipe.</summary>
    /// <param name="transportOptions">Its options.</param>
    /// <returns>A builder for that transport.</returns>
    public DockerClientBuilder<NPipeTransportOptions> WithTransportOptions(NPipeTransportOptions transportOptions) =>
        WithTransportOptions(new NPipe.DockerHandlerFactory(), transportOptions);

    /// <summary>Chooses the transport over a Unix socket.</summary>
    /// <param name="transportOptions">Its options.</param>
    /// <returns>A builder for that transport.</returns>
    public DockerClientBuilder<UnixSocketTransportOptions> WithTransportOptions(UnixSocketTransportOptions transportOptions) =>
        WithTransportOptions(new Unix.DockerHandlerFactory(), transportOptions);

    /// <summary>Chooses a transport of one's own.</summary>
    /// <typeparam name="T">The transport's options.</typeparam>
    /// <param name="transportFactory">The transport.</param>
    /// <param name="transportOptions">Its options.</param>
    /// <returns>A builder for that transport.</returns>
    public DockerClientBuilder<T> WithTransportOptions<T>(IDockerHandlerFactory<T> transportFactory, T transportOptions) =>
        new(transportFactory, transportOptions, _dockerConfig, ClientOptions, Logger);

    /// <summary>Makes the client. It connects with the first call.</summary>
    /// <returns>The client.</returns>
    public virtual DockerClient Build()
    {
        var options = CreateResolvedClientOptions();
        var factory = ResolveTransportFactory(options.Endpoint.Scheme);
        return new DockerClient(options, factory.CreateHandler(options, Logger), factory);
    }

    /// <summary>Finds the endpoint, if none was given.</summary>
    /// <returns>What the client works with.</returns>
    protected ResolvedClientOptions CreateResolvedClientOptions() => new()
    {
        ApiVersion = ClientOptions.ApiVersion,
        Endpoint = ClientOptions.Endpoint ?? _dockerConfig.GetEndpoint(),
        AuthProvider = ClientOptions.AuthProvider,
        Headers = ClientOptions.Headers,
        Timeout = ClientOptions.Timeout,
    };

    /// <summary>Finds the transport for an endpoint.</summary>
    /// <param name="scheme">The scheme of the endpoint.</param>
    /// <returns>The transport.</returns>
    /// <exception cref="SshDockerEndpointNotSupportedException">The scheme is ssh.</exception>
    /// <exception cref="NotSupportedException">The scheme is an unknown one.</exception>
    protected virtual IDockerHandlerFactory ResolveTransportFactory(string scheme) => TransportOf.Scheme(scheme);

    private DockerClientBuilder With(ClientOptions clientOptions)
    {
        ClientOptions = clientOptions;
        return this;
    }
}
