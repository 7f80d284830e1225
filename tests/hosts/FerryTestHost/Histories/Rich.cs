using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>A thing of every kind that can drift, by EF Core's operations and by SQL.</summary>
public sealed class RichContext(DbContextOptions<RichContext> options) : DbContext(options);

[DbContext(typeof(RichContext)), Migration("20260101000000_CreateCustomers")]
public sealed class RichA : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Customer",
            table => new { Id = table.Column<long>(), Name = table.Column<string>(maxLength: 50, defaultValue: "it's not null default x"), Mail = table.Column<string>(nullable: true), Age = table.Column<int>(nullable: true) },
            constraints: table => table.PrimaryKey("PK_Customer", row => row.Id));
        migrationBuilder.CreateIndex("IX_Customer_Name", "Customer", "Name");
        migrationBuilder.CreateSequence("numbers", incrementBy: 5);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("Customer");
        migrationBuilder.DropSequence("numbers");
    }
}

[DbContext(typeof(RichContext)), Migration("20260102000000_CreateOrders")]
public sealed class RichB() : SqlMigration(
    """
    CREATE EXTENSION IF NOT EXISTS pgcrypto;
    CREATE SCHEMA sales;
    CREATE TABLE sales.orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL REFERENCES "Customer" ("Id"), total numeric(10, 2) CONSTRAINT positive CHECK (total > 0), at timestamptz DEFAULT now(), since timestamptz NOT NULL DEFAULT '2020-01-01 00:00:00+00', lasts interval DEFAULT '1 day 02:00', share real DEFAULT 0.1::real);
    CREATE VIEW sales.large AS SELECT id, total FROM sales.orders WHERE total > 1000;
    CREATE FUNCTION sales.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;
    CREATE TRIGGER touch BEFORE UPDATE ON sales.orders FOR EACH ROW EXECUTE FUNCTION sales.touch();
    """,
    "DROP SCHEMA sales CASCADE");

[DbContext(typeof(RichContext)), Migration("20260103000000_IndexOrders")]
public sealed class RichC() : SqlMigration("CREATE INDEX CONCURRENTLY ix_orders_customer ON sales.orders (customer)", "DROP INDEX CONCURRENTLY sales.ix_orders_customer", suppressTransaction: true);

/// <summary>The same history from an older commit: two of its migrations are missing.</summary>
public sealed class OlderRichContext(DbContextOptions<OlderRichContext> options) : DbContext(options);

[DbContext(typeof(OlderRichContext)), Migration("20260101000000_CreateCustomers")]
public sealed class OlderRichA() : SqlMigration("CREATE TABLE \"Customer\" (\"Id\" bigint)", "DROP TABLE \"Customer\"");
