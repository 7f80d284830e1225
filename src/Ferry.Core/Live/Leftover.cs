namespace Ferry.Core.Live;

/// <summary>An invalid index or a constraint that is not validated.</summary>
/// <param name="Schema">The schema of its table.</param>
/// <param name="Name">Its name.</param>
/// <param name="Table">Its table with its schema, as in SQL.</param>
/// <param name="InSql">Its name as in SQL: an index with its schema, a constraint without.</param>
public sealed record Leftover(string Schema, string Name, string Table, string InSql);
