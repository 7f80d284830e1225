using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>A migration with statements inside and outside of transactions, of every kind of evidence.</summary>
public sealed class MixedContext(DbContextOptions<MixedContext> options) : DbContext(options)
{
    /// <summary>What the fourth statement checks, and by how much the last one raises; what an author edits between two runs.</summary>
    public static AsyncLocal<(string Checked, int By)?> Edit { get; } = new();
}

[DbContext(typeof(MixedContext)), Migration("20260101000000_CreateMixed")]
public sealed class MixedA() : SqlMigration(
    """
    CREATE TABLE mixed (id int PRIMARY KEY, v int NOT NULL);
    INSERT INTO mixed SELECT g, 0 FROM generate_series(1, 100) g;
    CREATE PROCEDURE raise_by_hundreds() LANGUAGE plpgsql AS $$ BEGIN UPDATE mixed SET v = v + 100; COMMIT; UPDATE mixed SET v = v + 100; END $$;
    """,
    "DROP PROCEDURE raise_by_hundreds; DROP TABLE mixed");

[DbContext(typeof(MixedContext)), Migration("20260102000000_MixEverything")]
public sealed class MixedB : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var (condition, by) = MixedContext.Edit.Value ?? ("n > 0", 10);
        migrationBuilder.Sql("ALTER TABLE mixed ADD n int NOT NULL DEFAULT 0");
        migrationBuilder.Sql("UPDATE mixed SET v = v + 1, n = n + 1", suppressTransaction: true);
        migrationBuilder.Sql("CREATE INDEX CONCURRENTLY ix_mixed_v ON mixed (v)", suppressTransaction: true);
        migrationBuilder.Sql($"ALTER TABLE mixed ADD CONSTRAINT checked CHECK ({condition}) NOT VALID");
        migrationBuilder.Sql("ALTER TABLE mixed VALIDATE CONSTRAINT checked", suppressTransaction: true);
        migrationBuilder.Sql("CALL raise_by_hundreds()", suppressTransaction: true);
        migrationBuilder.Sql("VACUUM mixed", suppressTransaction: true);
        migrationBuilder.Sql($"UPDATE mixed SET v = v + {by}");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("DROP INDEX CONCURRENTLY ix_mixed_v", suppressTransaction: true);
        migrationBuilder.Sql("UPDATE mixed SET v = v - 1", suppressTransaction: true);
        migrationBuilder.Sql("ALTER TABLE mixed DROP n; UPDATE mixed SET v = v - 210");
    }
}
