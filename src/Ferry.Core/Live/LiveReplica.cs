namespace Ferry.Core.Live;

/// <summary>A replica that is connected.</summary>
/// <param name="Name">Its application_name, else its address.</param>
/// <param name="Lag">How long a commit took of late to be replayed there; null when nothing is known.</param>
/// <param name="Bytes">How many bytes of WAL it has yet to replay; null when nothing is known.</param>
public sealed record LiveReplica(string Name, TimeSpan? Lag, long? Bytes);
