using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>A migration that takes a known time, half of it in a transaction before its last one.</summary>
public sealed class SlowContext(DbContextOptions<SlowContext> options) : DbContext(options);

[DbContext(typeof(SlowContext)), Migration("20260101000000_TakeTime")]
public sealed class SlowTime : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("SELECT pg_sleep(0.2)", suppressTransaction: true);
        migrationBuilder.Sql("SELECT pg_sleep(0.2)");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("SELECT pg_sleep(0.2)");
}
