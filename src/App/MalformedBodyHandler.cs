using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace App;

/// <summary>Answers a body that is not the expected JSON with the field where reading it stopped.</summary>
internal sealed class MalformedBodyHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
            return false;

        httpContext.Response.StatusCode = bad.StatusCode;
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = Describe(bad) });
    }

    private static ProblemDetails Describe(BadHttpRequestException bad)
    {
        // A path like $.latitude; a bare $ or none means that the body as a whole could not be read.
        if (bad.InnerException is not JsonException { Path: ['$', '.', .. var field] })
            return new() { Status = bad.StatusCode, Detail = "The body is not a JSON object that describes a target." };

        var errors = new Dictionary<string, string[]> { [field] = ["is unknown, or not of the expected type"] };
        return new HttpValidationProblemDetails(errors) { Status = bad.StatusCode };
    }
}
