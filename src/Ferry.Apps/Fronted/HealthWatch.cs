using System.Diagnostics;
using System.Globalization;
using Ferry.Core.Rendering;
using Ferry.Settings;

namespace Ferry.Apps.Fronted;

/// <summary>Asks an app whether it is healthy.</summary>
/// <param name="app">Where to ask, and how long to wait.</param>
/// <param name="instances">Tells whether what is asked still runs.</param>
internal sealed class HealthWatch(AppSettings app, IAppInstances instances) : IDisposable
{
    private const int LogLines = 15;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = AnswerPatience };

    /// <summary>Waits until a release that was started is healthy.</summary>
    /// <returns>Null, or why it is not.</returns>
    internal async Task<Notice?> WaitAsync(AppInstance instance, CancellationToken cancellation)
    {
        string? seen = null;
        var pause = ShortestPause;
        // Seldom after a while: an app that logs its requests would have nothing else in the lines that are shown.
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < app.StartTimeout; await Task.Delay(pause, cancellation))
        {
            pause = pause < LongestPause ? pause * 1.3 : LongestPause;
            if (!await instances.IsUpAsync(instance, cancellation)) return await TellAsync(instance, "ended by itself before it was healthy", seen, cancellation);
            seen = await AskAsync(instance.Address, cancellation);
            // Looked at again: a stranger may have answered on the port of one that had just ended.
            if (seen is null && await instances.IsUpAsync(instance, cancellation)) return null;
        }

        return await TellAsync(instance, string.Create(CultureInfo.InvariantCulture, $"did not get healthy within {app.StartTimeout.TotalSeconds:0.#} s"), seen, cancellation);
    }

    /// <summary>Asks once.</summary>
    /// <param name="address">The app's address.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Null when it is healthy, else what was seen.</returns>
    internal async Task<string?> AskAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(address, app.Health), cancellation);
            return answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode} {answer.ReasonPhrase}";
        }
        catch (HttpRequestException exception)
        {
            return exception.GetBaseException().Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"no answer within {AnswerPatience.TotalSeconds:0} s";
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<Notice> TellAsync(AppInstance instance, string what, string? seen, CancellationToken cancellation) => new(
        $"Release {instance.Release.Id} ({instance.Release.Version}) {what}. It got no requests.",
        [
            NoticeDetail.Where($"GET {new Uri(instance.Address, app.Health)}"),
            .. seen is null ? Array.Empty<NoticeDetail>() : [new NoticeDetail("seen", seen)],
            new NoticeDetail("log", await instances.ReadLogAsync(instance, LogLines, cancellation) is { Length: > 0 } log ? log : "(empty)"),
            NoticeDetail.Fix("see what its log says; \"startTimeout\" and \"health\" in ferry.json say how long it may take and what is asked"),
        ]);
}
