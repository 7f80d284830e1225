using System.Net;
using System.Text.Json;
using Docker.DotNet.Handler.Abstractions;
using Docker.DotNet.Internal.Json;
using Docker.DotNet.Internal.Transport;

namespace Docker.DotNet.Internal.Requests;

/// <summary>Sends requests to the engine and reads what it answers.</summary>
/// <param name="options">What was asked of the client.</param>
/// <param name="transport">The way to the engine.</param>
/// <param name="hijacker">What gets the raw stream of an upgraded connection.</param>
internal sealed class Engine(ResolvedClientOptions options, ResolvedTransport transport, IStreamHijacker hijacker) : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(transport.Handler);

    public void Dispose() => _invoker.Dispose();

    /// <summary>Sends a request whose answer is its status.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The status.</returns>
    internal Task<HttpStatusCode> SendAsync(EngineRequest request, CancellationToken cancellationToken) =>
        Deadline.KeepAsync(
            TimeFor(request),
            async token =>
            {
                using var response = await AskAsync(request, token);
                return response.StatusCode;
            },
            cancellationToken);

    /// <summary>Sends a request that is answered by one JSON document.</summary>
    /// <typeparam name="T">The document's model.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The document.</returns>
    /// <exception cref="JsonException">The answer is not such a document.</exception>
    internal Task<T> ReadAsync<T>(EngineRequest request, CancellationToken cancellationToken) =>
        Deadline.KeepAsync(
            TimeFor(request),
            async token =>
            {
                using var response = await AskAsync(request, token);
                await using var body = await response.Content.ReadAsStreamAsync(token);
                return await JsonSerializer.DeserializeAsync<T>(body, EngineJson.Options, token)
                    ?? throw new JsonException($"The Docker engine answered {request.Path} with null.");
            },
            cancellationToken);

    /// <summary>Sends a request that is answered by documents over time.</summary>
    /// <typeparam name="T">The documents' model.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="progress">Is told each document as soon as it is complete.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The work in progress.</returns>
    internal Task FollowAsync<T>(EngineRequest request, IProgress<T> progress, CancellationToken cancellationToken) =>
        Deadline.KeepAsync(
            TimeFor(request),
            async token =>
            {
                using var response = await AskAsync(request, token);
                await using var body = await response.Content.ReadAsStreamAsync(token);
                await JsonStream.ReportAsync(body, progress, token);
                return true;
            },
            cancellationToken);

    /// <summary>Sends a request and hands out its response as soon as the headers are there.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The response, which is the caller's to dispose of.</returns>
    internal Task<HttpResponseMessage> OpenAsync(EngineRequest request, CancellationToken cancellationToken) =>
        Deadline.KeepAsync(TimeFor(request), token => AskAsync(request, token), cancellationToken);

    /// <summary>Opens the body of a response as a stream that takes the response along when it is disposed of.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call, not the reading.</param>
    /// <returns>The stream.</returns>
    internal async Task<Stream> StreamAsync(EngineRequest request, CancellationToken cancellationToken)
    {
        var response = await OpenAsync(request, cancellationToken);
        return response.StatusCode == HttpStatusCode.SwitchingProtocols
            ? await hijacker.HijackStreamAsync(response.Content)
            : await response.Content.ReadAsStreamAsync(cancellationToken);
    }

    private TimeSpan TimeFor(EngineRequest request) => request.Patient ? Timeout.InfiniteTimeSpan : options.Timeout;

    private async Task<HttpResponseMessage> AskAsync(EngineRequest request, CancellationToken cancellationToken)
    {
        var response = await _invoker.SendAsync(
            HttpRequests.Create(request, transport.EffectiveEndpoint, options), cancellationToken);
        if ((int)response.StatusCode is 101 or (>= 200 and < 400)) return response;

        using (response)
        {
            throw request.Failure(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
    }
}
