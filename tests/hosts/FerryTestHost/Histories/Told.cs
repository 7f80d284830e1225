using Ferry.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>Migrations whose rows depend on what is said of the environment.</summary>
public sealed class ToldContext(DbContextOptions<ToldContext> options) : DbContext(options);

[DbContext(typeof(ToldContext)), Migration("20260101000000_CreateShops")]
public sealed class ToldShops : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE TABLE shops (name text, region text)");
        if (MigrationContext.Has("dev_data")) migrationBuilder.Sql($"INSERT INTO shops VALUES ('example', '{MigrationContext.Get("region") ?? "nowhere"}')");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE shops");
}

[DbContext(typeof(ToldContext)), Migration("20260102000000_AddOwners")]
public sealed class ToldOwners : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE TABLE owners (name text)");
        if (MigrationContext.Has("dev_data")) migrationBuilder.Sql("INSERT INTO owners VALUES ('somebody')");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        if (MigrationContext.Has("dev_data")) migrationBuilder.Sql("UPDATE shops SET name = 'left by its owner'");
        migrationBuilder.Sql("DROP TABLE owners");
    }
}

/// <summary>A migration whose table depends on what is said of the environment, which it may not.</summary>
public sealed class DividedContext(DbContextOptions<DividedContext> options) : DbContext(options);

[DbContext(typeof(DividedContext)), Migration("20260101000000_CreateShops")]
public sealed class DividedShops : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE TABLE shops (name text)");
        if (MigrationContext.Has("dev_data")) migrationBuilder.Sql("CREATE TABLE examples (name text)");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE shops");
}

/// <summary>A migration of which a part commits before the whole, and whose rows depend on what is said of the environment.</summary>
public sealed class ToldPartsContext(DbContextOptions<ToldPartsContext> options) : DbContext(options);

[DbContext(typeof(ToldPartsContext)), Migration("20251231000000_CreateStage")]
public sealed class ToldStage() : SqlMigration("CREATE TABLE stage (i int)", "DROP TABLE stage");

[DbContext(typeof(ToldPartsContext)), Migration("20260101000000_CreateHalls")]
public sealed class ToldHalls : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE TABLE halls (seats int)");
        if (MigrationContext.Has("dev_data")) migrationBuilder.Sql("INSERT INTO halls VALUES (10)");
        migrationBuilder.Sql("CREATE INDEX CONCURRENTLY ix_halls_seats ON halls (seats)", suppressTransaction: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE halls");
}

/// <summary>A migration that makes a table for each row, as it would for each customer: only what it calls knows that.</summary>
public sealed class ToldRowsContext(DbContextOptions<ToldRowsContext> options) : DbContext(options);

[DbContext(typeof(ToldRowsContext)), Migration("20260101000000_CreateCustomers")]
public sealed class ToldRows : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE FUNCTION add_customer(name text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I (i int)', name); END $$");
        if (MigrationContext.Has("dev_data")) migrationBuilder.Sql("SELECT add_customer('examples')");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP FUNCTION add_customer");
}
