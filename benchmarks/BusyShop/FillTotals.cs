using Ferry.Migrations;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BusyShop;

/// <summary>A new column, filled in batches.</summary>
[DbContext(typeof(FillContext)), Migration("20260101000000_FillTotals")]
public sealed class FillTotals : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("total", "orders", nullable: true);
        migrationBuilder.Backfill("orders", set: "total = amount * 2", where: "total IS NULL");
    }
}
