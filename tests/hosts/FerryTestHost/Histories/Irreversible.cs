using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>One Down is empty, one throws.</summary>
public sealed class IrreversibleContext(DbContextOptions<IrreversibleContext> options) : DbContext(options);

[DbContext(typeof(IrreversibleContext)), Migration("20260101000000_CreateA")]
public sealed class IrreversibleA() : SqlMigration("CREATE TABLE a (i int)", "DROP TABLE a");

[DbContext(typeof(IrreversibleContext)), Migration("20260102000000_EmptyDown")]
public sealed class IrreversibleB() : SqlMigration("CREATE TABLE b (i int)", down: null);

[DbContext(typeof(IrreversibleContext)), Migration("20260103000000_ThrowingDown")]
public sealed class IrreversibleC : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE c (i int)");

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("the old values are gone");
}

[DbContext(typeof(IrreversibleContext)), Migration("20260104000000_CreateD")]
public sealed class IrreversibleD() : SqlMigration("CREATE TABLE d (i int)", "DROP TABLE d");

/// <summary>Its raw SQL would end the transaction that the migration runs in.</summary>
public sealed class CommittingContext(DbContextOptions<CommittingContext> options) : DbContext(options);

[DbContext(typeof(CommittingContext)), Migration("20260101000000_Commits")]
public sealed class Commits() : SqlMigration("CREATE TABLE a (i int); COMMIT; CREATE TABLE b (i int)", "DROP TABLE a");
