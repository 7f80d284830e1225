namespace App.Health;

/// <summary>Asks the App that runs beside this process whether it is live, for container images that have no other client.</summary>
internal static class HealthProbe
{
    /// <summary>The argument that asks instead of serving.</summary>
    public const string Argument = "--health";

    // Less than the five seconds after which the image's HEALTHCHECK gives up without a message.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Asks once.</summary>
    /// <param name="configuration">The settings of the App, which say where it listens.</param>
    /// <param name="errors">Told why the App is not live.</param>
    /// <param name="cancellationToken">Ends the wait for an answer.</param>
    /// <returns>The exit code: 0 when the App is live, 1 when not.</returns>
    public static async Task<int> RunAsync(IConfiguration configuration, TextWriter errors, CancellationToken cancellationToken)
    {
        var address = AddressFrom(configuration);
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
            using var answer = await client.GetAsync(address, cancellationToken);
            if (answer.IsSuccessStatusCode)
                return 0;
            await errors.WriteLineAsync($"The App is not live: {address} answers {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException exception)
        {
            await errors.WriteLineAsync($"The App is not live: {address} cannot be asked. {exception.Message}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await errors.WriteLineAsync($"The App is not live: {address} says nothing for {Patience.TotalSeconds:0} s.");
        }

        return 1;
    }

    // The first plain address of those that Kestrel takes, in Kestrel's order; 5000 is its port when none is set.
    private static Uri AddressFrom(IConfiguration configuration)
    {
        var urls = Split(configuration[WebHostDefaults.ServerUrlsKey]) is { Length: > 0 } set
            ? set
            : [.. Split(configuration[WebHostDefaults.HttpPortsKey]).Select(port => $"http://*:{port}")];
        var first = urls.Select(BindingAddress.Parse).FirstOrDefault(url => url.Scheme == "http") ?? BindingAddress.Parse("http://*:5000");
        var host = first.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : first.Host;
        return new UriBuilder("http", host, first.Port, "/health/live").Uri;
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
