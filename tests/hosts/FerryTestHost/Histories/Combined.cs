using Ferry.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>A plan of everything that may be interrupted, on tables that hold rows; each statement that writes leaves a trace of how often it ran.</summary>
public sealed class CombinedContext(DbContextOptions<CombinedContext> options) : DbContext(options);

[DbContext(typeof(CombinedContext)), Migration("20260101000000_CreateSales")]
public sealed class CombinedA() : SqlMigration(
    """
    CREATE TABLE customer (id int PRIMARY KEY, mail text NOT NULL);
    CREATE TABLE purchase (id int PRIMARY KEY, customer_id int, amount int, note text NOT NULL, counted int NOT NULL DEFAULT 0, filled int NOT NULL DEFAULT 0);
    CREATE TABLE audit (what text NOT NULL);
    CREATE INDEX ix_old ON purchase (note);
    CREATE PROCEDURE call_once() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO audit VALUES ('call'); COMMIT; END $$;
    INSERT INTO customer SELECT g, g || '@example.org' FROM generate_series(1, 500) g;
    INSERT INTO purchase SELECT g, 1 + g % 500, NULLIF(g % 7, 0), 'note ' || g FROM generate_series(1, 20000) g;
    """,
    "DROP PROCEDURE call_once; DROP TABLE audit; DROP TABLE purchase; DROP TABLE customer");

[DbContext(typeof(CombinedContext)), Migration("20260102000000_AddRefunds")]
public sealed class CombinedB : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("refund", table => new { id = table.Column<int>(), note = table.Column<string>(nullable: true) }, constraints: table => table.PrimaryKey("pk_refund", one => one.id));
        migrationBuilder.AddColumn<int>("discount", "purchase", nullable: true);
        migrationBuilder.Sql("INSERT INTO audit VALUES ('refunds')");
    }
}

[DbContext(typeof(CombinedContext)), Migration("20260103000000_TightenSales")]
public sealed class CombinedC : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("ix_old", "purchase");
        migrationBuilder.CreateIndex("ix_purchase_customer_id", "purchase", "customer_id");
        migrationBuilder.AddForeignKey("fk_purchase_customer", "purchase", "customer_id", "customer", principalColumn: "id");
        migrationBuilder.AlterColumn<int>("amount", "purchase", nullable: false, defaultValue: 0, oldClrType: typeof(int), oldNullable: true);
        migrationBuilder.AddCheckConstraint("ck_purchase_amount", "purchase", "amount >= 0");
        migrationBuilder.AddUniqueConstraint("ak_customer_mail", "customer", "mail");
    }
}

/// <summary>Outside of transactions: what proves itself by its record, what may run again, what the catalog proves, and what nothing proves.</summary>
[DbContext(typeof(CombinedContext)), Migration("20260104000000_CountOutside")]
public sealed class CombinedD : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("INSERT INTO audit VALUES ('begin')");
        migrationBuilder.Sql("WITH told AS (INSERT INTO audit VALUES ('update')) UPDATE purchase SET counted = counted + 1 WHERE id % 100 = 1", suppressTransaction: true);
        migrationBuilder.Sql("VACUUM purchase", suppressTransaction: true);
        migrationBuilder.Sql("CREATE INDEX CONCURRENTLY ix_purchase_counted ON purchase (counted)", suppressTransaction: true);
        migrationBuilder.Sql("CALL call_once()", suppressTransaction: true);
        migrationBuilder.Sql("INSERT INTO audit VALUES ('end')");
    }
}

[DbContext(typeof(CombinedContext)), Migration("20260105000000_FillTotals")]
public sealed class CombinedE : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("total", "purchase", nullable: true);
        migrationBuilder.Backfill("purchase", set: "total = amount * 2, filled = filled + 1", where: "total IS NULL");
        migrationBuilder.AlterColumn<int>("total", "purchase", nullable: false, oldClrType: typeof(int), oldNullable: true);
    }
}
