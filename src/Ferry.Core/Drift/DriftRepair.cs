namespace Ferry.Core.Drift;

/// <summary>Words for what brings a thing back to what the migrations produce.</summary>
internal static class DriftRepair
{
    internal const string Type = "type";
    internal const string Nullability = "nullability";
    internal const string Default = "default";

    /// <summary>Finds the statement; words where one statement does not do.</summary>
    internal static string Of(string kind, string name, string? aspect, string? expected, string? found)
    {
        var (owner, last) = QualifiedName.Split(name);
        return kind switch
        {
            "column" => OfColumn(owner, last, aspect, expected, found),
            "index" => OfIndex(owner, last, expected, found),
            "constraint" => OfConstraint(owner, last, expected, found),
            "trigger" => OfTrigger(owner, last, expected, found),
            "function" or "procedure" when expected is not null => "run the expected definition",
            "table" when expected is null => $"DROP TABLE {name} -- its rows go with it",
            _ when expected is null => $"DROP {kind.ToUpperInvariant()} {name}",
            _ when found is null => $"create the {kind} as the migrations do",
            _ => $"change the {kind} back to what is expected",
        };
    }

    private static string OfColumn(string table, string column, string? aspect, string? expected, string? found) => (aspect, expected, found) switch
    {
        (Type, { } type, _) => $"ALTER TABLE {table} ALTER COLUMN {column} TYPE {type}",
        // PostgreSQL 18 validates by it what is there and not validated.
        (Nullability, "not null", _) => $"ALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL",
        (Nullability, "nullable", _) => $"ALTER TABLE {table} ALTER COLUMN {column} DROP NOT NULL",
        (Nullability, _, "nullable") => $"ALTER TABLE {table} ADD NOT NULL {column} NOT VALID",
        (Default, null, _) => $"ALTER TABLE {table} ALTER COLUMN {column} DROP DEFAULT",
        (Default, { } value, _) => $"ALTER TABLE {table} ALTER COLUMN {column} SET DEFAULT {value}",
        (null, null, _) => $"ALTER TABLE {table} DROP COLUMN {column} -- its values go with it",
        (null, { } definition, null) => $"ALTER TABLE {table} ADD COLUMN {column} {definition}",
        _ => "change the column back to what is expected",
    };

    private static string OfIndex(string table, string index, string? expected, string? found)
    {
        var full = $"{QualifiedName.SchemaOf(table)}.{index}";
        return (expected, found) switch
        {
            (null, _) => $"DROP INDEX CONCURRENTLY {full}",
            ({ } definition, null) => Concurrently(definition),
            ({ } definition, _) when found == $"{definition} INVALID" => $"REINDEX INDEX CONCURRENTLY {full}",
            ({ } definition, _) => $"DROP INDEX CONCURRENTLY {full}; {Concurrently(definition)}",
        };
    }

    private static string OfConstraint(string table, string constraint, string? expected, string? found) => (expected, found) switch
    {
        (null, _) => $"ALTER TABLE {table} DROP CONSTRAINT {constraint}",
        ({ } definition, null) => $"ALTER TABLE {table} ADD CONSTRAINT {constraint} {definition}",
        ({ } definition, _) when found == $"{definition} NOT VALID" => $"ALTER TABLE {table} VALIDATE CONSTRAINT {constraint}",
        ({ } definition, _) => $"ALTER TABLE {table} DROP CONSTRAINT {constraint}, ADD CONSTRAINT {constraint} {definition}",
    };

    private static string OfTrigger(string table, string trigger, string? expected, string? found) => (expected, found) switch
    {
        (null, _) => $"DROP TRIGGER {trigger} ON {table}",
        ({ } definition, null) => definition,
        ({ } definition, _) when found == $"{definition} disabled" => $"ALTER TABLE {table} ENABLE TRIGGER {trigger}",
        ({ } definition, _) => $"DROP TRIGGER {trigger} ON {table}; {definition}",
    };

    private static string Concurrently(string definition) => definition
        .Replace("CREATE INDEX ", "CREATE INDEX CONCURRENTLY ", StringComparison.Ordinal)
        .Replace("CREATE UNIQUE INDEX ", "CREATE UNIQUE INDEX CONCURRENTLY ", StringComparison.Ordinal);
}
