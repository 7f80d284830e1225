namespace App.Data;

/// <summary>A place or an area that a channel watches for new submissions.</summary>
public sealed class MonitoringTarget
{
    /// <summary>The longest display name, in characters.</summary>
    public const int MaxDisplayNameLength = 100;

    /// <summary>The smallest radius of an area, in metres.</summary>
    public const int MinRadiusMeters = 100;

    /// <summary>The largest radius of an area, in metres.</summary>
    public const int MaxRadiusMeters = 200_000;

    /// <summary>The key, given by the database.</summary>
    public long Id { get; init; }

    /// <summary>The channel that watches, by its <see cref="ChannelConfiguration.Id"/>.</summary>
    public long ChannelConfigurationId { get; set; }

    /// <summary>What kind of thing is watched.</summary>
    public TargetType TargetType { get; init; }

    /// <summary>What people call it in the channel.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The place's id; only for <see cref="TargetType.Location"/>.</summary>
    public long? LocationId { get; init; }

    /// <summary>The centre's latitude in degrees; only for <see cref="TargetType.Area"/>.</summary>
    public decimal? Latitude { get; init; }

    /// <summary>The centre's longitude in degrees; only for <see cref="TargetType.Area"/>.</summary>
    public decimal? Longitude { get; init; }

    /// <summary>How far the area reaches, in metres; only for <see cref="TargetType.Area"/>.</summary>
    public int? RadiusMeters { get; init; }

    /// <summary>When the target was added; set by the database.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
