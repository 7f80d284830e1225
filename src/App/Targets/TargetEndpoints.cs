using System.Diagnostics;
using App.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace App.Targets;

/// <summary>Adding, listing and removing what a channel watches.</summary>
internal static class TargetEndpoints
{
    public static void MapTargets(this IEndpointRouteBuilder routes)
    {
        var targets = routes.MapGroup("/channels/{channelId:long:min(1)}/targets");
        targets.MapPost("", AddAsync);
        targets.MapGet("", ListAsync);
        targets.MapDelete("{targetId:long}", RemoveAsync);
    }

    private static async Task<Results<Created<TargetResponse>, ValidationProblem, ProblemHttpResult>> AddAsync(
        long channelId, AddTargetRequest request, TargetStore store, CancellationToken cancellationToken)
    {
        var validation = TargetValidator.Validate(request);
        if (validation is TargetValidation.Invalid invalid)
            return TypedResults.ValidationProblem(invalid.Errors);

        var target = ((TargetValidation.Valid)validation).Target;
        return await store.AddAsync(channelId, target, cancellationToken) switch
        {
            AddTargetOutcome.Added => TypedResults.Created($"/channels/{channelId}/targets/{target.Id}", TargetResponse.From(target)),
            AddTargetOutcome.Duplicate => Conflict(channelId, target),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<Results<Ok<IEnumerable<TargetResponse>>, ProblemHttpResult>> ListAsync(
        long channelId, TargetStore store, CancellationToken cancellationToken) =>
        await store.ListAsync(channelId, cancellationToken) is { } targets
            ? TypedResults.Ok(targets.Select(TargetResponse.From))
            : Missing($"Channel {channelId} is not known; adding its first target makes it so.");

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        long channelId, long targetId, TargetStore store, CancellationToken cancellationToken) =>
        await store.TryRemoveAsync(channelId, targetId, cancellationToken)
            ? TypedResults.NoContent()
            : Missing($"Channel {channelId} has no target {targetId}. Nothing was removed.");

    private static ProblemHttpResult Conflict(long channelId, MonitoringTarget target)
    {
        var place = target.LocationId is { } id ? $"location {id}" : "an area around this point";
        return TypedResults.Problem(
            statusCode: StatusCodes.Status409Conflict, detail: $"Channel {channelId} already watches {place}. Nothing was added.");
    }

    private static ProblemHttpResult Missing(string detail) =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, detail: detail);
}
