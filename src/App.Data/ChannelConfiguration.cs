namespace App.Data;

/// <summary>A chat channel that the bot posts into, and how it wants to be served.</summary>
public sealed class ChannelConfiguration
{
    /// <summary>How often a channel is polled when nobody chose otherwise, in minutes.</summary>
    public const int DefaultPollIntervalMinutes = 60;

    /// <summary>The shortest allowed time between two polls, in minutes.</summary>
    public const int MinPollIntervalMinutes = 5;

    /// <summary>The longest allowed time between two polls: a week, in minutes.</summary>
    public const int MaxPollIntervalMinutes = 7 * 24 * 60;

    /// <summary>The key, given by the database.</summary>
    public long Id { get; init; }

    /// <summary>The chat service's own number for the channel.</summary>
    public long ChannelId { get; init; }

    /// <summary>The time between two polls, in minutes.</summary>
    public int PollIntervalMinutes { get; set; } = DefaultPollIntervalMinutes;

    /// <summary>Which submissions the channel is told about.</summary>
    public NotificationPreference NotificationPreference { get; set; }

    /// <summary>When the channel was first seen; set by the database.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its targets were last polled; null before the first poll.</summary>
    public DateTimeOffset? LastPolledAt { get; set; }

    /// <summary>When the channel was last told something; null before the first submission.</summary>
    public DateTimeOffset? LastSubmissionAt { get; set; }
}
