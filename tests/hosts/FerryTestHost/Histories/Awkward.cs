using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>Raw SQL as people write it, that scripts of other tools stumble over.</summary>
public sealed class AwkwardContext(DbContextOptions<AwkwardContext> options) : DbContext(options);

[DbContext(typeof(AwkwardContext)), Migration("20260101000000_NoSemicolon")]
public sealed class AwkwardA() : SqlMigration("CREATE TABLE a (i int, t text);\nINSERT INTO a VALUES (1, 'one;') -- the first", "DROP TABLE a /* all of it */");

[DbContext(typeof(AwkwardContext)), Migration("20260102000000_Functions")]
public sealed class AwkwardB() : SqlMigration(
    """
    CREATE FUNCTION twice(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN i * 2; END $$;
    CREATE FUNCTION thrice(i int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT i * 3; END;
    CREATE FUNCTION first_of(i int[]) RETURNS int[] LANGUAGE sql RETURN i[1:1]
    """,
    "DROP FUNCTION twice(int), thrice(int), first_of(int[])");

[DbContext(typeof(AwkwardContext)), Migration("20260103000000_Queries")]
public sealed class AwkwardC() : SqlMigration(
    """
    SELECT twice(1);
    UPDATE a SET t = E'it\'s; a \\ and :USER' WHERE i = (SELECT (array[1,2,3])[1:2])[1];
    DO $do$ BEGIN PERFORM $sql$ nested; $sql$; END $do$
    """,
    "UPDATE a SET t = ''");

[DbContext(typeof(AwkwardContext)), Migration("20260104000000_Operations")]
public sealed class AwkwardD : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("Quoted Name", table => new { Id = table.Column<int>(type: "integer"), It_s = table.Column<string>(name: "it's", type: "text", comment: "what's this; \"that\"") });
        migrationBuilder.CreateIndex("ix_quoted", "Quoted Name", "Id");
        migrationBuilder.Sql("INSERT INTO \"Quoted Name\" VALUES (1, 'x')");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("Quoted Name");
}
