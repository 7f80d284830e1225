using System.Diagnostics;
using Ferry.Settings;

namespace Ferry.Apps.Commands;

/// <summary>Asks whether an app is healthy that runs elsewhere: by the team's command, and at its address where that is known.</summary>
/// <param name="app">The app's settings.</param>
/// <param name="commands">Runs the team's command.</param>
internal sealed class CommandHealth(AppSettings app, TeamCommands commands) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = AnswerPatience };

    /// <summary>Waits until it is healthy.</summary>
    /// <returns>Null, or what was seen last.</returns>
    internal async Task<string?> WaitAsync(CancellationToken cancellation)
    {
        string? seen;
        var waiting = Stopwatch.StartNew();
        while ((seen = await AskAsync(cancellation)) is not null && waiting.Elapsed < app.StartTimeout) await Task.Delay(Pause, cancellation);
        return seen;
    }

    /// <summary>Asks once. An app that has neither a command nor an address is taken for healthy.</summary>
    /// <returns>Null, or what was seen.</returns>
    internal async Task<string?> AskAsync(CancellationToken cancellation)
    {
        if (app.Commands?.Health is { } line && await commands.RunAsync(line, null, null, cancellation) is { Succeeded: false } failed)
            return $"\"{line}\" ended with {failed.ExitCode}: {Shell.Tail(failed, 5)}";
        if (app.Address is null) return null;
        var url = new Uri(app.Address, app.Health);
        try
        {
            using var answer = await _client.GetAsync(url, cancellation);
            return answer.IsSuccessStatusCode ? null : $"GET {url}: {(int)answer.StatusCode} {answer.ReasonPhrase}";
        }
        catch (HttpRequestException exception)
        {
            return $"GET {url}: {exception.GetBaseException().Message}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"GET {url}: no answer within {AnswerPatience.TotalSeconds:0} s";
        }
    }

    public void Dispose() => _client.Dispose();
}
