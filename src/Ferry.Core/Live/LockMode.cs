namespace Ferry.Core.Live;

/// <summary>The modes in which tables are locked, weakest first, spelled as in pg_locks.</summary>
/// <remarks>https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES</remarks>
public enum LockMode
{
    /// <summary>SELECT.</summary>
    AccessShareLock,

    /// <summary>SELECT … FOR UPDATE.</summary>
    RowShareLock,

    /// <summary>INSERT, UPDATE, DELETE.</summary>
    RowExclusiveLock,

    /// <summary>VACUUM, ANALYZE, CREATE INDEX CONCURRENTLY, VALIDATE CONSTRAINT.</summary>
    ShareUpdateExclusiveLock,

    /// <summary>CREATE INDEX.</summary>
    ShareLock,

    /// <summary>CREATE TRIGGER, ADD FOREIGN KEY.</summary>
    ShareRowExclusiveLock,

    /// <summary>REFRESH MATERIALIZED VIEW CONCURRENTLY.</summary>
    ExclusiveLock,

    /// <summary>Most forms of ALTER TABLE, DROP TABLE, TRUNCATE.</summary>
    AccessExclusiveLock,
}
