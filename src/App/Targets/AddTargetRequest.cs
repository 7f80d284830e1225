namespace App.Targets;

/// <summary>The body of a request to add a target, before anything is known about it.</summary>
/// <param name="Type"><c>location</c> or <c>area</c>.</param>
/// <param name="DisplayName">What people call it in the channel.</param>
/// <param name="LocationId">The place's id, for a location.</param>
/// <param name="Latitude">The centre's latitude in degrees, for an area.</param>
/// <param name="Longitude">The centre's longitude in degrees, for an area.</param>
/// <param name="RadiusMeters">The radius in metres, for an area.</param>
public sealed record AddTargetRequest(
    string? Type,
    string? DisplayName,
    long? LocationId,
    decimal? Latitude,
    decimal? Longitude,
    int? RadiusMeters);
