using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>The second of three migrations fails at its second statement.</summary>
public sealed class FailingContext(DbContextOptions<FailingContext> options) : DbContext(options);

[DbContext(typeof(FailingContext)), Migration("20260101000000_CreateA")]
public sealed class FailingA() : SqlMigration("CREATE TABLE a (i int UNIQUE)", "DROP TABLE a");

[DbContext(typeof(FailingContext)), Migration("20260102000000_BreakA")]
public sealed class FailingB() : SqlMigration("INSERT INTO a VALUES (7); INSERT INTO a VALUES (7); CREATE TABLE b (i int)", "DELETE FROM a");

[DbContext(typeof(FailingContext)), Migration("20260103000000_CreateC")]
public sealed class FailingC() : SqlMigration("CREATE TABLE c (i int)", "DROP TABLE c");

/// <summary>A migration that commits halfway and then fails.</summary>
public sealed class HalfContext(DbContextOptions<HalfContext> options) : DbContext(options);

[DbContext(typeof(HalfContext)), Migration("20260101000000_HalfDone")]
public sealed class HalfDone : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE TABLE a (i int)");
        migrationBuilder.Sql("INSERT INTO a VALUES (1)", suppressTransaction: true);
        migrationBuilder.Sql("SELECT nonsense");
    }
}

/// <summary>The first of its migrations fails, with a misspelt name.</summary>
public sealed class MisspeltContext(DbContextOptions<MisspeltContext> options) : DbContext(options);

[DbContext(typeof(MisspeltContext)), Migration("20260101000000_Misspelt")]
public sealed class Misspelt() : SqlMigration("CREATE TABLE person (name text);\nUPDATE person\nSET nmae = ''", "DROP TABLE person");

/// <summary>Fails only when the transaction commits.</summary>
public sealed class DeferredContext(DbContextOptions<DeferredContext> options) : DbContext(options);

[DbContext(typeof(DeferredContext)), Migration("20260101000000_Deferred")]
public sealed class Deferred() : SqlMigration(
    "CREATE TABLE p (i int PRIMARY KEY); CREATE TABLE c (i int REFERENCES p DEFERRABLE INITIALLY DEFERRED); INSERT INTO c VALUES (1)", "DROP TABLE c, p");

/// <summary>Its only statement fails outside a transaction and leaves an invalid index behind.</summary>
public sealed class InvalidIndexContext(DbContextOptions<InvalidIndexContext> options) : DbContext(options);

[DbContext(typeof(InvalidIndexContext)), Migration("20260101000000_UniqueTwice")]
public sealed class UniqueTwice() : SqlMigration("CREATE UNIQUE INDEX CONCURRENTLY ux_twice ON twice (i)", "DROP INDEX ux_twice", suppressTransaction: true);
