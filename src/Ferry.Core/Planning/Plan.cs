using Ferry.Core.Migrations;

namespace Ferry.Core.Planning;

/// <summary>The ordered SQL of one run with its transaction boundaries.</summary>
/// <param name="Migrations">In the order in which they run.</param>
public sealed record Plan(IReadOnlyList<PlannedMigration> Migrations)
{
    /// <summary>Characters of the hash that are shown to people.</summary>
    public const int ShortHashLength = 12;

    /// <summary>How many statements there are, history rows not counted.</summary>
    public int StatementCount => Migrations.Sum(migration => migration.Statements.Count(statement => !statement.IsHistory));

    /// <summary>The plan as EF Core generated it, without online forms.</summary>
    public Plan Plain => new([.. Migrations.Select(migration => migration.Plain ?? migration)]);

    /// <summary>What was said to its migrations of the environment.</summary>
    public ContextValues Contexts => ContextValues.Join(Migrations.Select(migration => migration.Contexts));

    /// <summary>SHA-256, in lower-case hexadecimal, of every id, direction, context, statement and transaction boundary.</summary>
    public string Hash => TextHash.Of(Migrations.SelectMany(migration => migration.Texts(migration.Statements).Concat(migration.ContextTexts)));

    /// <summary>Binds the plan to the database it was made for.</summary>
    /// <param name="fingerprint">The fingerprint of the schema that it starts from.</param>
    /// <param name="identity">The identity of the server and the database.</param>
    /// <returns>A hash that holds no longer when the plan, the schema or the database is another one.</returns>
    public string SealedFor(string fingerprint, string identity) => TextHash.Of([Hash, fingerprint, identity]);
}
