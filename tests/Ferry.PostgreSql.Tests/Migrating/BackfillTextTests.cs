using Ferry.Core.Backfills;
using Ferry.Core.Planning;
using Ferry.Migrations;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Ferry.PostgreSql.Tests.Migrating;

/// <summary>The package that migrations refer to and the rules of Ferry write the same text, and neither can refer to the other.</summary>
public sealed class BackfillTextTests
{
    [Theory]
    [InlineData("orders", null, "total = net + tax", "total IS NULL")]
    [InlineData("Order\"s", "Shop", "\"Größe\" = $$\"$$", "a < 1 AND b > 2 + 1", "Id")]
    [InlineData("t", "s", "a = 'x' /* why */ || '*/'", "a = E'\\'/*' -- no", "Region", "na\"me")]
    public void A_migration_writes_what_is_read(string table, string? schema, string set, string where, params string[] key)
    {
        var builder = new MigrationBuilder("Npgsql.EntityFrameworkCore.PostgreSQL");
        builder.Backfill(table, set, where, schema, key);
        var written = Assert.IsType<SqlOperation>(Assert.Single(builder.Operations));

        var read = Backfill.Of(new PlannedStatement(1, written.Sql, InTransaction: !written.SuppressTransaction));
        Assert.NotNull(read);
        Assert.Equal(written.Sql, read.Sql);
        Assert.Equal($"{(schema is null ? "" : $"\"{schema}\".")}\"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", read.Table);
        Assert.Equal((set, where), (read.Set, read.Where));
        Assert.Equal(key, read.Key);
    }
}
