using App.Data;

namespace App.Targets;

/// <summary>A target as a channel sees it; fields that its type does not have are left out.</summary>
/// <param name="Id">The target's key, for removing it.</param>
/// <param name="Type">What kind of thing is watched.</param>
/// <param name="DisplayName">What people call it in the channel.</param>
/// <param name="LocationId">The place's id.</param>
/// <param name="Latitude">The centre's latitude in degrees.</param>
/// <param name="Longitude">The centre's longitude in degrees.</param>
/// <param name="RadiusMeters">The radius in metres.</param>
/// <param name="CreatedAt">When it was added.</param>
public sealed record TargetResponse(
    long Id,
    TargetType Type,
    string DisplayName,
    long? LocationId,
    decimal? Latitude,
    decimal? Longitude,
    int? RadiusMeters,
    DateTimeOffset CreatedAt)
{
    /// <summary>Shows a stored target.</summary>
    /// <param name="target">The target, as read from or written to the database.</param>
    public static TargetResponse From(MonitoringTarget target) => new(
        target.Id,
        target.TargetType,
        target.DisplayName,
        target.LocationId,
        target.Latitude,
        target.Longitude,
        target.RadiusMeters,
        target.CreatedAt);
}
