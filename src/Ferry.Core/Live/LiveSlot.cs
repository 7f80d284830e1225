namespace Ferry.Core.Live;

/// <summary>A replication slot.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsActive">True when somebody reads from it.</param>
/// <param name="Bytes">How many bytes of WAL the server keeps for it; null when it keeps none.</param>
public sealed record LiveSlot(string Name, bool IsActive, long? Bytes);
