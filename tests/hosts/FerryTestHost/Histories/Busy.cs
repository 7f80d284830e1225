using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>Changes to a table that others use.</summary>
public sealed class BusyContext(DbContextOptions<BusyContext> options) : DbContext(options);

[DbContext(typeof(BusyContext)), Migration("20260101000000_CreateBusy")]
public sealed class BusyA() : SqlMigration("CREATE TABLE busy (i int); INSERT INTO busy SELECT generate_series(1, 1000)", "DROP TABLE busy");

[DbContext(typeof(BusyContext)), Migration("20260102000000_AddCounter")]
public sealed class BusyB() : SqlMigration(
    "CREATE TABLE in_force AS SELECT name, setting FROM pg_settings WHERE name IN ('lock_timeout', 'idle_in_transaction_session_timeout', 'statement_timeout'); ALTER TABLE busy ADD n int NOT NULL DEFAULT 0",
    "ALTER TABLE busy DROP COLUMN n; DROP TABLE in_force");

[DbContext(typeof(BusyContext)), Migration("20260103000000_CountOutside")]
public sealed class BusyC() : SqlMigration("UPDATE busy SET n = n + 1", "UPDATE busy SET n = n - 1", suppressTransaction: true);

[DbContext(typeof(BusyContext)), Migration("20260104000000_IndexBusy")]
public sealed class BusyD() : SqlMigration("CREATE INDEX CONCURRENTLY ix_busy_i ON busy (i)", "DROP INDEX CONCURRENTLY ix_busy_i", suppressTransaction: true);
