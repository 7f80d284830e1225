namespace Ferry.Core.Planning.Online;

/// <summary>What a database knows of a table or an index.</summary>
/// <param name="IsIndex">True for an index; then the rest is about the table that it is on.</param>
/// <param name="HasRows">True when the table holds rows, or held some since it was last vacuumed.</param>
/// <param name="IsPartitioned">True when it is in partitions, of which PostgreSQL knows no concurrent indexes.</param>
public sealed record RelationFacts(bool IsIndex, bool HasRows, bool IsPartitioned)
{
    /// <summary>True for an index that belongs to a constraint.</summary>
    public bool IsOfConstraint { get; init; }

    /// <summary>True when it has a unique index over columns that take no NULL, by which a backfill can go through it.</summary>
    public bool HasKey { get; init; }

    /// <summary>The columns that take no NULL, quoted.</summary>
    public IReadOnlyCollection<string> NotNull { get; init; } = [];

    /// <summary>What PostgreSQL 18 and newer would call the NOT NULL of columns that have none, both quoted; only where the name is certain. Empty for older servers.</summary>
    public IReadOnlyDictionary<string, string> NotNullNames { get; init; } = new Dictionary<string, string>();

    /// <summary>The columns of which a validated check says that they hold no NULL, quoted.</summary>
    public IReadOnlyCollection<string> Proven { get; init; } = [];
}
