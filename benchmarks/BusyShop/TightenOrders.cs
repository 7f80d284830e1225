using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BusyShop;

/// <summary>A foreign key, a check, two indexes, a NOT NULL and a unique constraint.</summary>
[DbContext(typeof(TightenContext)), Migration("20260101000000_TightenOrders")]
public sealed class TightenOrders : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddForeignKey("fk_orders_customer", "orders", "customer_id", "customer", principalColumn: "id");
        migrationBuilder.AddCheckConstraint("ck_orders_amount", "orders", "amount >= 0");
        migrationBuilder.CreateIndex("ix_orders_customer_id", "orders", "customer_id");
        migrationBuilder.CreateIndex("ix_orders_amount", "orders", "amount");
        migrationBuilder.AlterColumn<string>("code", "orders", nullable: false, oldClrType: typeof(string), oldNullable: true);
        migrationBuilder.AddUniqueConstraint("ak_orders_code", "orders", "code");
    }
}
