namespace App.Data;

/// <summary>A submission that a channel has already been told about.</summary>
public sealed class SeenSubmission
{
    /// <summary>The key, given by the database.</summary>
    public long Id { get; init; }

    /// <summary>The channel that was told, by its <see cref="ChannelConfiguration.Id"/>.</summary>
    public long ChannelConfigurationId { get; init; }

    /// <summary>The submission's id at the service that is polled.</summary>
    public long SubmissionId { get; init; }

    /// <summary>When the channel was told; set by the database.</summary>
    public DateTimeOffset SeenAt { get; init; }
}
