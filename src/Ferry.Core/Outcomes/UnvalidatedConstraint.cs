namespace Ferry.Core.Outcomes;

/// <summary>A constraint whose validation failed because of rows that were there before it.</summary>
/// <param name="Name">Its name, as it is written in SQL.</param>
/// <param name="Table">Its table with the schema, as it is written in SQL.</param>
/// <param name="Query">Finds the rows that break it.</param>
/// <remarks>It stays, NOT VALID: what is written from now on obeys it (https://www.postgresql.org/docs/current/sql-altertable.html, ADD table_constraint NOT VALID).</remarks>
public sealed record UnvalidatedConstraint(string Name, string Table, string Query)
{
    /// <summary>A check: a row breaks it where the condition is false; NULL is well.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="table">Its table; with ONLY where tables that inherit do not have it.</param>
    /// <param name="condition">Its condition in parentheses.</param>
    /// <returns>The constraint.</returns>
    public static UnvalidatedConstraint Check(string name, string table, string condition) => new(name, table, $"SELECT * FROM {table} WHERE NOT {condition}");

    /// <summary>A NOT NULL that is a constraint of its own, as from PostgreSQL 18 on.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="table">Its table.</param>
    /// <param name="column">Its column.</param>
    /// <returns>The constraint.</returns>
    public static UnvalidatedConstraint NotNull(string name, string table, string column) => new(name, table, $"SELECT * FROM {table} WHERE {column} IS NULL");

    /// <summary>A foreign key.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="table">Its table.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="referred">The table that they refer to.</param>
    /// <param name="keys">The columns there, in the same order.</param>
    /// <param name="isFull">True for MATCH FULL, where a row with some columns NULL and some not breaks it; else such a row is well.</param>
    /// <returns>The constraint.</returns>
    public static UnvalidatedConstraint Reference(string name, string table, IReadOnlyList<string> columns, string referred, IReadOnlyList<string> keys, bool isFull)
    {
        var given = string.Join(isFull ? " OR " : " AND ", columns.Select(column => $"f.{column} IS NOT NULL"));
        var same = string.Join(" AND ", columns.Zip(keys, (column, key) => $"k.{key} = f.{column}"));
        return new(name, table, $"SELECT * FROM {table} f WHERE {(isFull && columns.Count > 1 ? $"({given})" : given)} AND NOT EXISTS (SELECT FROM {referred} k WHERE {same})");
    }

    /// <summary>What stays of it, for a sentence.</summary>
    public string Stays => $"constraint {Name} on {Table}, NOT VALID: what is written from now on obeys it, and the next run validates the rest";
}
