using Ferry.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>Everything that has an online form, on tables that were there before.</summary>
public sealed class OnlineContext(DbContextOptions<OnlineContext> options) : DbContext(options);

[DbContext(typeof(OnlineContext)), Migration("20260101000000_CreateShop")]
public sealed class OnlineA() : SqlMigration(
    "CREATE TABLE customer (id int PRIMARY KEY, mail text); CREATE TABLE purchase (id int NOT NULL, customer_id int, amount int, note text); CREATE INDEX ix_old ON purchase (note)",
    "DROP TABLE purchase; DROP TABLE customer");

[DbContext(typeof(OnlineContext)), Migration("20260102000000_TightenShop")]
public sealed class OnlineB : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("ix_old", "purchase");
        migrationBuilder.AddColumn<int>("discount", "purchase", nullable: true);
        migrationBuilder.AlterColumn<int>("amount", "purchase", nullable: false, defaultValue: 0, oldClrType: typeof(int), oldNullable: true);
        migrationBuilder.AddPrimaryKey("pk_purchase", "purchase", "id");
        migrationBuilder.AddUniqueConstraint("ak_customer_mail", "customer", "mail");
        migrationBuilder.CreateIndex("ix_purchase_customer_id", "purchase", "customer_id");
        migrationBuilder.AddCheckConstraint("ck_purchase_amount", "purchase", "amount >= 0");
        migrationBuilder.AddForeignKey("fk_purchase_customer", "purchase", "customer_id", "customer", principalColumn: "id");
        migrationBuilder.CreateTable("refund", table => new { id = table.Column<int>(), note = table.Column<string>() }, constraints: table => table.PrimaryKey("pk_refund", one => one.id));
        migrationBuilder.CreateIndex("ix_refund_note", "refund", "note");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("refund");
        migrationBuilder.DropForeignKey("fk_purchase_customer", "purchase");
        migrationBuilder.DropCheckConstraint("ck_purchase_amount", "purchase");
        migrationBuilder.DropIndex("ix_purchase_customer_id", "purchase");
        migrationBuilder.DropUniqueConstraint("ak_customer_mail", "customer");
        migrationBuilder.DropPrimaryKey("pk_purchase", "purchase");
        migrationBuilder.AlterColumn<int>("amount", "purchase", nullable: true, oldClrType: typeof(int), oldDefaultValue: 0);
        migrationBuilder.DropColumn("discount", "purchase");
        migrationBuilder.CreateIndex("ix_old", "purchase", "note");
    }
}

[DbContext(typeof(OnlineContext)), Migration("20260103000000_IndexAtNight")]
[Offline("nobody is here at night")]
public sealed class OnlineC : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex("ix_at_night", "purchase", "note");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropIndex("ix_at_night", "purchase");
}

/// <summary>A migration that is offline without saying why.</summary>
public sealed class UnexplainedContext(DbContextOptions<UnexplainedContext> options) : DbContext(options);

[DbContext(typeof(UnexplainedContext)), Migration("20260101000000_Unexplained")]
[Offline(" ")]
public sealed class UnexplainedA() : SqlMigration("CREATE TABLE a (i int)", "DROP TABLE a");
