using System.Net;

namespace Docker.DotNet.Internal.Transport;

/// <summary>
/// Sends requests, and gives a request that upgrades its connection a handler of its own. SocketsHttpHandler hands a new
/// connection to whichever request waits longest; with one request there is no doubt whose connection it is, and its sending
/// direction can be closed.
/// </summary>
/// <param name="create">Makes a handler, and passes its finished connections through the given filter.</param>
internal sealed class EngineHandler(Func<ConnectionFilter, HttpMessageHandler> create) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _ordinary = new(create(connection => new AnswerStream(connection)));

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return request.Headers.Upgrade.Count == 0
                ? await _ordinary.SendAsync(request, cancellationToken)
                : await UpgradeAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection failed.", exception.InnerException);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _ordinary.Dispose();
        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> UpgradeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Stream? connection = null;
        using var invoker = new HttpMessageInvoker(create(made => connection = made));
        var response = await invoker.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.SwitchingProtocols)
        {
            var raw = await response.Content.ReadAsStreamAsync(cancellationToken);
            response.Content = new HijackedContent(new HijackedStream(raw, connection!));
        }

        return response;
    }
}
