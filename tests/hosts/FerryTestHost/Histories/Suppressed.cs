using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>Counts how often its suppressed statements ran.</summary>
public sealed class SuppressedContext(DbContextOptions<SuppressedContext> options) : DbContext(options);

[DbContext(typeof(SuppressedContext)), Migration("20260101000000_CreateCounter")]
public sealed class SuppressedA() : SqlMigration("CREATE TABLE counter (n int NOT NULL); INSERT INTO counter VALUES (0)", "DROP TABLE counter");

[DbContext(typeof(SuppressedContext)), Migration("20260102000000_CountOnce")]
public sealed class SuppressedB() : SqlMigration("UPDATE counter SET n = n + 1", "UPDATE counter SET n = n - 1", suppressTransaction: true);

[DbContext(typeof(SuppressedContext)), Migration("20260103000000_CountSlowly")]
public sealed class SuppressedC() : SqlMigration("UPDATE counter SET n = n + 10 FROM pg_sleep(0.3)", "UPDATE counter SET n = n - 10", suppressTransaction: true);

/// <summary>Concurrent indexes among ordinary migrations.</summary>
public sealed class ConcurrentContext(DbContextOptions<ConcurrentContext> options) : DbContext(options);

[DbContext(typeof(ConcurrentContext)), Migration("20260101000000_CreateRows")]
public sealed class ConcurrentA() : SqlMigration("CREATE TABLE row (i int); INSERT INTO row SELECT generate_series(1, 50000)", "DROP TABLE row");

[DbContext(typeof(ConcurrentContext)), Migration("20260102000000_IndexRows")]
public sealed class ConcurrentB() : SqlMigration("CREATE INDEX CONCURRENTLY ix_row_i ON row (i)", "DROP INDEX CONCURRENTLY ix_row_i", suppressTransaction: true);

[DbContext(typeof(ConcurrentContext)), Migration("20260103000000_IndexRowsBackwards")]
public sealed class ConcurrentC() : SqlMigration("CREATE INDEX CONCURRENTLY ix_row_i_desc ON row (i DESC)", "DROP INDEX CONCURRENTLY ix_row_i_desc", suppressTransaction: true);

[DbContext(typeof(ConcurrentContext)), Migration("20260104000000_CreateOther")]
public sealed class ConcurrentD() : SqlMigration("CREATE TABLE other (i int)", "DROP TABLE other");
