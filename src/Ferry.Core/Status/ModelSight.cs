namespace Ferry.Core.Status;

/// <summary>What was seen when the model was held against the migrations.</summary>
/// <param name="HasChanges">True when the model has changes that are in no migration.</param>
/// <param name="NewestIsLast">False when the newest migration does not know all others: it was made beside them, on another branch.</param>
public sealed record ModelSight(bool HasChanges, bool NewestIsLast);
