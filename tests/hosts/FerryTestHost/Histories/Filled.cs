using Ferry.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>Backfills over keys of several kinds.</summary>
public sealed class FilledContext(DbContextOptions<FilledContext> options) : DbContext(options);

[DbContext(typeof(FilledContext)), Migration("20260101000000_CreateFilled")]
public sealed class FilledA() : SqlMigration(
    """
    CREATE TABLE "By Number" (id bigint PRIMARY KEY, v int NOT NULL, total int, fills int NOT NULL DEFAULT 0);
    INSERT INTO "By Number" SELECT g * 3, g, NULL FROM generate_series(1, 20000) g;
    CREATE SCHEMA other;
    CREATE TABLE other.by_several (a text, b uuid, c timestamptz, v int, fills int NOT NULL DEFAULT 0, PRIMARY KEY (a, b, c));
    INSERT INTO other.by_several SELECT 'a/*''"' || g % 7, gen_random_uuid(), now() + g * interval '1 microsecond', CASE WHEN g % 3 = 0 THEN g END FROM generate_series(1, 5000) g;
    CREATE TABLE by_unique (first int NOT NULL, second numeric NOT NULL, v int, UNIQUE (first, second));
    INSERT INTO by_unique SELECT g / 10, g::numeric / 7, NULL FROM generate_series(1, 1000) g;
    """,
    """DROP TABLE by_unique; DROP SCHEMA other CASCADE; DROP TABLE "By Number" """);

[DbContext(typeof(FilledContext)), Migration("20260102000000_FillNumbers")]
public sealed class FilledB : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("ALTER TABLE \"By Number\" ADD CONSTRAINT begun CHECK (v > 0)");
        migrationBuilder.Backfill("By Number", set: "total = v * 2 /* twice */, fills = fills + 1", where: "total IS NULL");
        migrationBuilder.Sql("ALTER TABLE \"By Number\" ALTER COLUMN total SET NOT NULL");
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("ALTER TABLE \"By Number\" ALTER COLUMN total DROP NOT NULL, DROP CONSTRAINT begun; UPDATE \"By Number\" SET total = NULL, fills = 0");
}

[DbContext(typeof(FilledContext)), Migration("20260103000000_FillSeveral")]
public sealed class FilledC : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Backfill("by_several", set: "v = -1, fills = fills + 1", where: "v IS NULL", schema: "other");
        migrationBuilder.Backfill("by_unique", set: "v = 1", where: "v IS NULL", key: ["first", "second"]);
    }
}

[DbContext(typeof(FilledContext)), Migration("20260104000000_FillForEver")]
public sealed class FilledD : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Backfill("by_unique", set: "v = v + 1", where: "v > 0");
}
