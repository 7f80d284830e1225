namespace Ferry.Core.Drift;

/// <summary>One thing of a database's schema: a table, a column, an index, a function, a grant.</summary>
/// <param name="Kind">What it is, such as <c>column</c>.</param>
/// <param name="Name">Its full name within the database, quoted as in SQL, such as <c>public.users.email</c>.</param>
/// <param name="Definition">Everything about it that counts, in one text that is equal for equal things on every server version.</param>
public sealed record SchemaObject(string Kind, string Name, string Definition);
