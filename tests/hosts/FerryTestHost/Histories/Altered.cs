using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

namespace FerryTestHost.Histories;

/// <summary>Columns that are changed, with target models as EF Core writes them and as others may. It is planned only.</summary>
public sealed class AlteredContext(DbContextOptions<AlteredContext> options) : DbContext(options);

public abstract class AlteredMigration(string? version = "10.0.0") : Migration
{
    protected override void BuildTargetModel(ModelBuilder modelBuilder)
    {
        if (version is not null) modelBuilder.HasAnnotation("ProductVersion", version);
        modelBuilder.Entity("Item", entity =>
        {
            entity.Property<int>("id").HasColumnType("integer").UseIdentityByDefaultColumn();
            entity.HasKey("id");
            entity.Property<long>("amount").HasColumnType("bigint");
            entity.Property<string>("code").HasColumnType("citext");
            entity.Property<int>("twice").HasColumnType("integer").HasComputedColumnSql("amount * 3", stored: true);
            entity.Property<string>("note").HasColumnType("text");
            entity.Property<NpgsqlTsVector>("words").HasColumnType("tsvector");
            entity.HasIndex("twice").HasDatabaseName("ix_twice");
            entity.ToTable("item");
        });
    }
}

[DbContext(typeof(AlteredContext)), Migration("20260101000000_Typed")]
public sealed class AlteredTyped : AlteredMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AlterColumn<long>("amount", "item", "bigint", nullable: false, defaultValue: 0L, oldClrType: typeof(int), oldType: "integer", oldNullable: true);
}

[DbContext(typeof(AlteredContext)), Migration("20260102000000_Untyped")]
public sealed class AlteredUntyped : AlteredMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AlterColumn<string>("code", "item", nullable: true, oldClrType: typeof(string), oldType: "text", oldNullable: true);
}

[DbContext(typeof(AlteredContext)), Migration("20260103000000_Computed")]
public sealed class AlteredComputed : AlteredMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AlterColumn<int>("twice", "item", "integer", computedColumnSql: "amount * 3", stored: true, oldClrType: typeof(int), oldType: "integer", oldComputedColumnSql: "amount * 2", oldStored: true);
}

[DbContext(typeof(AlteredContext)), Migration("20260104000000_Elsewhere")]
public sealed class AlteredElsewhere : AlteredMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AlterColumn<long>("amount", "unknown", "bigint", schema: "other", nullable: false, oldClrType: typeof(int), oldType: "integer");
}

[DbContext(typeof(AlteredContext)), Migration("20260105000000_Unversioned")]
public sealed class AlteredUnversioned() : AlteredMigration(version: null)
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AlterColumn<long>("amount", "item", "bigint", nullable: false, oldClrType: typeof(long), oldType: "bigint", oldNullable: true);
}

[DbContext(typeof(AlteredContext)), Migration("20260106000000_Ancient")]
public sealed class AlteredAncient() : AlteredMigration("1.0.6")
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AlterColumn<long>("amount", "item", "bigint", nullable: false, oldClrType: typeof(long), oldType: "bigint", oldNullable: true);
}

[DbContext(typeof(AlteredContext)), Migration("20260107000000_Recent")]
public sealed class AlteredRecent : AlteredMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AlterColumn<long>("amount", "item", "bigint", nullable: false, oldClrType: typeof(long), oldType: "bigint", oldNullable: true);
}

[DbContext(typeof(AlteredContext)), Migration("20260108000000_Seeded")]
public sealed class AlteredSeeded : AlteredMigration
{
    // After rows with ids of their own, EF Core moves the column's sequence on.
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.InsertData("item", ["id", "amount"], ["integer", "bigint"], new object[] { 7, 1L });
        migrationBuilder.AlterColumn<long>("amount", "item", "bigint", nullable: false, oldClrType: typeof(int), oldType: "integer");
    }
}

[DbContext(typeof(AlteredContext)), Migration("20260109000000_Searched")]
public sealed class AlteredSearched : AlteredMigration
{
    // A text column that may be null is searched as an empty text.
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AlterColumn<string>("code", "item", "citext", nullable: true, oldClrType: typeof(string), oldType: "text");
        migrationBuilder.AddColumn<NpgsqlTsVector>("words", "item", "tsvector", nullable: true)
            .Annotation("Npgsql:TsVectorConfig", "english")
            .Annotation("Npgsql:TsVectorProperties", new[] { "note" });
    }
}
