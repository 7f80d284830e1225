using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>A migration that is nothing but SQL; a null Down is an empty one.</summary>
public abstract class SqlMigration(string up, string? down, bool suppressTransaction = false) : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(up, suppressTransaction);

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        if (down is not null) migrationBuilder.Sql(down, suppressTransaction);
    }
}
