using Ferry.Core.Migrations;
using Ferry.PostgreSql.Ef;
using FerryTestHost.Histories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ferry.PostgreSql.Tests.Migrating;

/// <summary>Ferry builds the target model of a migration only where its SQL depends on it; the SQL has to be the same.</summary>
public sealed class TargetModelTests
{
    private static readonly FerryModel Model = new(typeof(AlteredContext), typeof(AlteredContext).Assembly, options => new AlteredContext((DbContextOptions<AlteredContext>)options), configure: null);

    [Theory]
    [InlineData("20260101000000_Typed", "ALTER TABLE item ALTER COLUMN amount TYPE bigint;\nUPDATE item")]
    [InlineData("20260102000000_Untyped", "TYPE citext")] // what only the model says
    [InlineData("20260103000000_Computed", "CREATE INDEX ix_twice")]
    [InlineData("20260104000000_Elsewhere", "ALTER TABLE other.unknown ALTER COLUMN amount TYPE bigint")]
    [InlineData("20260105000000_Unversioned", "TYPE bigint")] // without a version the old type is not believed
    [InlineData("20260106000000_Ancient", "TYPE bigint")]
    [InlineData("20260107000000_Recent", "ALTER TABLE item ALTER COLUMN amount SET NOT NULL")]
    public void The_SQL_is_what_EF_Core_makes_with_the_whole_model(string id, string contained)
    {
        using var context = Model.CreateContext();
        var migrations = context.GetService<IMigrationsAssembly>();
        var migration = migrations.CreateMigration(migrations.Migrations[id], context.Database.ProviderName!);
        var whole = context.GetService<IModelRuntimeInitializer>().Initialize(migration.TargetModel, designTime: true, validationLogger: null);
        var expected = context.GetService<IMigrationsSqlGenerator>().Generate(migration.UpOperations, whole).Select(command => command.CommandText).ToList();

        Assert.Equal(expected, new EfMigrationSource(Model).Up(new MigrationId(id)).Select(command => command.Sql));
        Assert.Contains(contained, string.Join('\n', expected), StringComparison.Ordinal);
        if (id.EndsWith("_Recent", StringComparison.Ordinal)) Assert.DoesNotContain("TYPE", string.Join('\n', expected), StringComparison.Ordinal);
    }
}
