using Docker.DotNet;
using Ferry.Core.Rendering;

namespace Ferry.Containers.Engine;

/// <summary>The Docker engine that the environment names: DOCKER_HOST, DOCKER_CONTEXT, the current context, or the usual socket.</summary>
/// <remarks>Nothing is opened before the first question.</remarks>
public sealed class DockerEngine : IDisposable
{
    private readonly Lazy<IDockerClient> _client;

    /// <summary>Names the engine.</summary>
    public DockerEngine()
        : this(EngineClient.Build)
    {
    }

    internal DockerEngine(Func<IDockerClient> build) => _client = new Lazy<IDockerClient>(build);

    /// <summary>
    /// How long a look at one thing may take. Every command begins with one, so an engine that hangs is known soon; what changes
    /// something has the client's 100 seconds, and what may take its time (stops, pulls, streams) has no limit.
    /// </summary>
    internal TimeSpan LookTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Asks the engine, and turns its failures into messages.</summary>
    /// <typeparam name="T">The kind of answer.</typeparam>
    /// <param name="doing">What the question does, such as "starting the container x"; it becomes part of a message.</param>
    /// <param name="question">The question; the exceptions for what is not there pass through it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="SurroundingsException">The engine cannot be reached, or refuses; the message says why.</exception>
    internal async Task<T> AskAsync<T>(string doing, Func<IDockerClient, Task<T>> question, CancellationToken cancellationToken)
    {
        var endpoint = "";
        try
        {
            endpoint = _client.Value.Options.Endpoint.ToString();
            return await question(_client.Value);
        }
        catch (Exception exception) when (EngineTrouble.Of(exception, doing, endpoint, cancellationToken) is { } trouble)
        {
            throw trouble;
        }
    }

    /// <inheritdoc cref="AskAsync{T}"/>
    internal Task AskAsync(string doing, Func<IDockerClient, Task> question, CancellationToken cancellationToken) => AskAsync(doing, async client =>
    {
        await question(client);
        return true;
    }, cancellationToken);

    /// <summary>Looks at something that may not be there.</summary>
    /// <returns>What was seen; null if there is no such thing.</returns>
    internal Task<T?> FindAsync<T>(string doing, Func<IDockerClient, Task<T>> question, CancellationToken cancellationToken)
        where T : class => AskAsync<T?>(doing, async client =>
    {
        try
        {
            return await question(client).WaitAsync(LookTimeout, cancellationToken);
        }
        catch (DockerApiException exception) when (exception.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_client.IsValueCreated) _client.Value.Dispose();
    }
}
