using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace App.Tests;

public sealed class HealthProbeTests
{
    [Theory]
    [InlineData("ASPNETCORE_HTTP_PORTS", "{0}")]
    [InlineData("ASPNETCORE_HTTP_PORTS", " {0} ; 1")]
    [InlineData("ASPNETCORE_URLS", "http://+:{0}")]
    [InlineData("ASPNETCORE_URLS", "https://*:1;http://0.0.0.0:{0}/")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:{0}")]
    public async Task It_asks_where_the_app_listens(string variable, string value)
    {
        await using var app = await AnsweringAsync(StatusCodes.Status200OK);

        var (exitCode, errors) = await AskAsync((variable, string.Format(CultureInfo.InvariantCulture, value, PortOf(app))));

        Assert.Equal(("", 0), (errors, exitCode));
    }

    [Fact]
    public async Task The_urls_count_more_than_the_ports_as_they_do_for_kestrel()
    {
        await using var app = await AnsweringAsync(StatusCodes.Status200OK);

        var (exitCode, _) = await AskAsync(("ASPNETCORE_URLS", $"http://localhost:{PortOf(app)}"), ("ASPNETCORE_HTTP_PORTS", "1"));

        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task A_live_app_is_healthy_whatever_its_database_does()
    {
        using var app = new AppProcess("DATABASE_URL", "postgres://bot:hush-hush@127.0.0.1:1/pinball");
        var address = await app.AddressAsync();

        var (exitCode, _) = await AskAsync(("ASPNETCORE_URLS", address.ToString()));

        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task An_app_that_answers_otherwise_is_not_healthy()
    {
        await using var app = await AnsweringAsync(StatusCodes.Status503ServiceUnavailable);

        var (exitCode, errors) = await AskAsync(("ASPNETCORE_HTTP_PORTS", $"{PortOf(app)}"));

        Assert.Equal(1, exitCode);
        Assert.Equal($"The App is not live: http://localhost:{PortOf(app)}/health/live answers 503.", errors);
    }

    [Fact]
    public async Task Nobody_there_is_not_healthy()
    {
        var (exitCode, errors) = await AskAsync(("ASPNETCORE_HTTP_PORTS", "1"));

        Assert.Equal(1, exitCode);
        Assert.StartsWith("The App is not live: http://localhost:1/health/live cannot be asked.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_accepts_and_says_nothing_is_not_healthy()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var (exitCode, errors) = await AskAsync(("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"));

        Assert.Equal(1, exitCode);
        Assert.Equal($"The App is not live: http://127.0.0.1:{port}/health/live says nothing for 3 s.", errors);
    }

    private static async Task<WebApplication> AnsweringAsync(int status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        var app = builder.Build();
        app.MapGet("/health/live", () => Results.StatusCode(status));
        await app.StartAsync();
        return app;
    }

    private static int PortOf(WebApplication app) => new Uri(app.Urls.Single()).Port;

    private static async Task<(int ExitCode, string Errors)> AskAsync(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--health"]) { RedirectStandardError = true };
        // A proxy of the machine is not asked about the App.
        start.Environment["http_proxy"] = "http://127.0.0.1:1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, errors.Trim());
    }
}
