using Ferry.Core.Migrations;
using Ferry.PostgreSql.Ef;
using FerryTestHost.Histories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

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
    [InlineData("20260108000000_Seeded", "setval")]
    [InlineData("20260109000000_Searched", "to_tsvector('english', coalesce(note, ''))")]
    public void The_SQL_is_what_EF_Core_makes_with_the_whole_model(string id, string contained)
    {
        var expected = Expected(Model, id);
        Assert.Equal(expected, new EfMigrationSource(Model).Up(new MigrationId(id)).Select(command => command.Sql));
        Assert.Contains(contained, string.Join('\n', expected), StringComparison.Ordinal);
        if (id.EndsWith("_Recent", StringComparison.Ordinal)) Assert.DoesNotContain("TYPE", string.Join('\n', expected), StringComparison.Ordinal);
    }

    [Fact]
    public void A_generator_of_ones_own_sees_the_whole_model()
    {
        var model = new FerryModel(
            typeof(AlteredContext), typeof(AlteredContext).Assembly,
            options => new AlteredContext(new DbContextOptionsBuilder<AlteredContext>((DbContextOptions<AlteredContext>)options).ReplaceService<IMigrationsSqlGenerator, Knowing>().Options),
            configure: null);
        foreach (var (id, sql) in new[] { ("20260101000000_Typed", "known"), ("20260104000000_Elsewhere", "unknown") })
        {
            Assert.Equal([$"-- {sql}\n"], Expected(model, id));
            Assert.Equal([$"-- {sql}\n"], new EfMigrationSource(model).Up(new MigrationId(id)).Select(command => command.Sql));
        }
    }

    private static List<string> Expected(FerryModel model, string id)
    {
        using var context = model.CreateContext();
        var migrations = context.GetService<IMigrationsAssembly>();
        var migration = migrations.CreateMigration(migrations.Migrations[id], context.Database.ProviderName!);
        var whole = context.GetService<IModelRuntimeInitializer>().Initialize(migration.TargetModel, designTime: true, validationLogger: null);
        return [.. context.GetService<IMigrationsSqlGenerator>().Generate(migration.UpOperations, whole).Select(command => command.CommandText)];
    }

#pragma warning disable EF1001 // The provider's options, although they are marked internal: whoever derives from its generator needs them.
    private sealed class Knowing(MigrationsSqlGeneratorDependencies dependencies, Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal.INpgsqlSingletonOptions options)
        : NpgsqlMigrationsSqlGenerator(dependencies, options)
#pragma warning restore EF1001
    {
        protected override void Generate(AlterColumnOperation operation, IModel? model, MigrationCommandListBuilder builder) =>
            builder.AppendLine(model?.GetRelationalModel().FindTable(operation.Table, operation.Schema) is null ? "-- unknown" : "-- known").EndCommand();
    }
}
