using System.Diagnostics;
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
        switch (TargetValidator.Validate(request))
        {
            case TargetValidation.Invalid invalid:
                return TypedResults.ValidationProblem(invalid.Errors);
            case TargetValidation.Valid valid:
                return await store.AddAsync(channelId, valid.Target, cancellationToken) switch
                {
                    AddTargetOutcome.Added added => TypedResults.Created(
                        $"/channels/{channelId}/targets/{added.Target.Id}", TargetResponse.From(added.Target)),
                    _ => TypedResults.Problem(
                        statusCode: StatusCodes.Status409Conflict,
                        detail: $"Channel {channelId} already watches this location, or an area around this point. Nothing was added."),
                };
            default:
                throw new UnreachableException();
        }
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

    private static ProblemHttpResult Missing(string detail) =>
        TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, detail: detail);
}
