using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace App.Health;

/// <summary>Is the process up (live), and can it serve (ready)?</summary>
internal static class HealthEndpoints
{
    /// <summary>Every check registered with this tag must pass before the App is ready.</summary>
    public const string Ready = "ready";

    public static void AddAppHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<SchemaCheck>("schema", tags: [Ready], timeout: TimeSpan.FromSeconds(5));

    public static void MapAppHealth(this IEndpointRouteBuilder routes)
    {
        // Live asks nobody: a restart of the App does not bring a lost database back.
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new()
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResponseWriter = WriteAsync,
        });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        if (report.Status == HealthStatus.Healthy)
            return context.Response.WriteAsync("Healthy", context.RequestAborted);

        // Descriptions only: the exceptions, which may name hosts and users, go to the log.
        var failed = report.Entries.Values.Where(entry => entry.Status != HealthStatus.Healthy).Select(entry => entry.Description);
        var problem = new ProblemDetails { Status = context.Response.StatusCode, Detail = string.Join(' ', failed) };
        return context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new() { HttpContext = context, ProblemDetails = problem }).AsTask();
    }
}
