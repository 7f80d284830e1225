using System.Globalization;
using System.Runtime.InteropServices;

// behaviour.txt: version=…, and any of unhealthy, crash, deaf (SIGTERM is not heard), broken (500 everywhere but at /health)
var said = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "behaviour.txt"));
var version = said.First(line => line.StartsWith("version=", StringComparison.Ordinal))[8..];
Console.WriteLine($"version {version} knows {Environment.GetEnvironmentVariable("DATABASE_URL")}");
if (said.Contains("crash"))
{
    await Console.Error.WriteLineAsync("It does not want to live.");
    return 3;
}

using var deaf = said.Contains("deaf") ? PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true) : null;
var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
builder.Logging.SetMinimumLevel(LogLevel.Warning);
if (said.Contains("deaf")) builder.Services.AddSingleton<IHostLifetime, Deaf>();
var app = builder.Build();
app.MapGet("/health", () => said.Contains("unhealthy") ? Results.StatusCode(503) : Results.Text("Healthy"));
if (said.Contains("broken")) app.MapFallback(() => Results.StatusCode(500));
else
{
    app.MapGet("/", () => version);
    app.MapGet("/json", () => Results.Json(new { version, items = new[] { new { name = "first", price = 12.5 } }, live = true, none = (string?)null }));
    app.MapGet("/slow", async (int ms) =>
    {
        await Task.Delay(ms);
        return version;
    });
    app.MapGet("/variable", (string name) => Environment.GetEnvironmentVariable(name) ?? "(not set)");
    app.MapPost("/echo", async (HttpContext context) =>
    {
        context.Response.ContentType = "application/octet-stream";
        if (context.Request.ContentLength is { } length && context.Request.Query.ContainsKey("length")) context.Response.ContentLength = length;
        await context.Request.Body.CopyToAsync(context.Response.Body);
    });
    app.MapGet("/drip", async (HttpContext context, int count) =>
    {
        for (var i = 0; i < count; i++)
        {
            await context.Response.WriteAsync(i.ToString(CultureInfo.InvariantCulture) + "\n");
            await context.Response.Body.FlushAsync();
            await Task.Delay(20);
        }
    });
    app.MapPost("/die", () => Environment.FailFast("asked to"));
}

await app.RunAsync();
return 0;

/// <summary>A lifetime that no signal ends.</summary>
internal sealed class Deaf : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
