using System.Diagnostics;
using System.Globalization;
using Ferry.Settings;

namespace Ferry.Apps.SmokeTesting;

/// <summary>Asks the app over HTTP, and compares what it answers.</summary>
internal sealed class HttpSmokeTest : IDisposable
{
    // Redirects are answers like any other: a test may expect one. The time limit is the test's own.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Runs a test.</summary>
    /// <returns>What was expected and what was seen; null when it passed.</returns>
    internal async Task<string?> RunAsync(SmokeTest test, Uri? address, CancellationToken cancellation)
    {
        if (UrlOf(test.Path!, address) is not { } url) return $"{test.Path} is a path, and the address of the app is not known: set \"address\" in ferry.json";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(test.Within);
        var taking = Stopwatch.StartNew();
        try
        {
            using var answer = await _client.GetAsync(url, limit.Token);
            var body = await answer.Content.ReadAsStringAsync(limit.Token);
            var failures = HttpExpectations.Compare(test, (int)answer.StatusCode, body);
            if (taking.Elapsed > test.Within) failures = [.. failures, TooLate(test)];
            return failures.Count == 0 ? null : $"GET {url}: {string.Join("; ", failures)}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"GET {url}: {TooLate(test)}";
        }
        catch (HttpRequestException exception)
        {
            return $"GET {url}: no answer: {exception.GetBaseException().Message}";
        }
    }

    public void Dispose() => _client.Dispose();

    private static string TooLate(SmokeTest test) => string.Create(CultureInfo.InvariantCulture, $"expected an answer within {test.Within.TotalSeconds:0.###} s");

    private static Uri? UrlOf(string path, Uri? address) =>
        Uri.TryCreate(path, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole
        : address is null ? null
        : new Uri(new Uri(address.AbsoluteUri.TrimEnd('/') + "/"), path.TrimStart('/'));
}
