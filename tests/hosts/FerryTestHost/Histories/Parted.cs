using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>Statements that commit in steps of their own, beside the building of indexes.</summary>
public sealed class PartedContext(DbContextOptions<PartedContext> options) : DbContext(options);

[DbContext(typeof(PartedContext)), Migration("20260101000000_CreateParts")]
public sealed class PartedA() : SqlMigration(
    """
    CREATE TABLE parts (i int, n int) PARTITION BY RANGE (i);
    CREATE TABLE parts_old PARTITION OF parts FOR VALUES FROM (0) TO (10);
    CREATE INDEX ix_parts_old_n ON parts_old (n);
    CREATE INDEX ix_parts_old_i ON parts_old (i);
    INSERT INTO parts VALUES (1, 1), (2, 2);
    """,
    "DROP TABLE parts");

[DbContext(typeof(PartedContext)), Migration("20260102000000_RebuildIndex")]
public sealed class PartedB() : SqlMigration("REINDEX INDEX CONCURRENTLY ix_parts_old_n", null, suppressTransaction: true);

[DbContext(typeof(PartedContext)), Migration("20260103000000_DetachOld")]
public sealed class PartedC() : SqlMigration(
    "ALTER TABLE parts DETACH PARTITION parts_old CONCURRENTLY", "ALTER TABLE parts ATTACH PARTITION parts_old FOR VALUES FROM (0) TO (10)", suppressTransaction: true);
