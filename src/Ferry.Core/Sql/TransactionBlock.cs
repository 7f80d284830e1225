using static Ferry.Core.Sql.StatementWords;

namespace Ferry.Core.Sql;

/// <summary>Knows which statements PostgreSQL refuses inside a transaction block.</summary>
/// <remarks>
/// Every rule was tried on PostgreSQL 15 (SQLSTATE 25001, for DO 2D000) except where a comment says that it was read. What only the
/// catalog knows is out of reach: REINDEX and CLUSTER of a partitioned table are refused too, and CALL of a procedure that
/// commits. DROP SUBSCRIPTION is refused only while the subscription has a slot; it counts as refused.
/// </remarks>
public static class TransactionBlock
{
    /// <summary>Tells whether a statement has to run outside a transaction block.</summary>
    /// <param name="statement">One statement.</param>
    /// <returns>True when the server refuses it inside a block.</returns>
    public static bool Forbids(SqlStatement statement) => Of(statement.Text) switch
    {
        // Manual: CREATE INDEX, DROP INDEX, REINDEX, ALTER TABLE (DETACH PARTITION), each under CONCURRENTLY.
        ["CREATE" or "DROP", "INDEX", "CONCURRENTLY", ..] or ["CREATE", "UNIQUE", "INDEX", "CONCURRENTLY", ..] => true,
        ["REINDEX", .. var rest] => Reindex(rest),
        ["ALTER", "TABLE", .. var rest, "CONCURRENTLY"] => rest.Contains("DETACH"),

        // Manual: VACUUM, CLUSTER. ANALYZE is allowed.
        ["VACUUM", ..] => true,
        ["CLUSTER", .. var rest] => Cluster(rest),

        // Manual: CREATE DATABASE, DROP DATABASE, ALTER DATABASE, CREATE TABLESPACE, DROP TABLESPACE, ALTER SYSTEM, DISCARD.
        ["CREATE" or "DROP", "DATABASE" or "TABLESPACE", ..] or ["ALTER", "SYSTEM", ..] or ["DISCARD", "ALL"] => true,
        ["ALTER", "DATABASE", _, "TABLESPACE", ..] or ["ALTER", "DATABASE", _, "SET" or "WITH", "TABLESPACE", ..] => true,

        // Manual: CREATE SUBSCRIPTION, ALTER SUBSCRIPTION, DROP SUBSCRIPTION.
        ["DROP", "SUBSCRIPTION", ..] => true,
        ["CREATE", "SUBSCRIPTION", .. var rest] => CreatesSlot(WithOptions(rest)),
        ["ALTER", "SUBSCRIPTION", _, .. var rest] => AltersSubscription(rest),

        // Manual: COMMIT PREPARED, ROLLBACK PREPARED.
        ["COMMIT" or "ROLLBACK", "PREPARED", ..] => true,

        // Manual, PL/pgSQL "Transaction Management": COMMIT only works in a DO that is itself outside a block.
        ["DO", .. var rest] => CommittingBlock.Is(rest),
        _ => false,
    };

    private static bool Reindex(string[] words)
    {
        var (options, target) = TakeOptions(words);
        return IsOn(options, "CONCURRENTLY", otherwise: false)
            || target is ["SCHEMA" or "DATABASE" or "SYSTEM", ..] or [_, "CONCURRENTLY", ..];
    }

    // CLUSTER (VERBOSE) without a table is read (manual of PostgreSQL 17); 15 has no such form.
    private static bool Cluster(string[] words) => TakeOptions(words).After is [] or ["VERBOSE"];

    private static bool CreatesSlot(string[] options) =>
        IsOn(options, "CREATE_SLOT", otherwise: IsOn(options, "CONNECT", otherwise: true));

    // SET (failover, two_phase) is read (manuals of PostgreSQL 17 and 18); 15 has no such options.
    private static bool AltersSubscription(string[] words) => words switch
    {
        ["REFRESH", ..] => true,
        ["SET" or "ADD" or "DROP", "PUBLICATION", ..] => IsOn(WithOptions(words), "REFRESH", otherwise: true),
        ["SET", .. var options] => options.Contains("FAILOVER") || options.Contains("TWO_PHASE"),
        _ => false,
    };
}
