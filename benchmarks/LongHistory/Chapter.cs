namespace LongHistory;

/// <summary>One migration: the model has just been changed for it.</summary>
/// <param name="Name">The migration's name.</param>
/// <param name="Sql">SQL of its own, after the changes of the schema; null for none.</param>
/// <param name="UndoSql">What takes that back.</param>
public sealed record Chapter(string Name, string? Sql = null, string? UndoSql = null);
