using Ferry.Core.Planning;
using Ferry.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Conventions;

namespace Ferry.PostgreSql.Tests.Online;

public sealed class OnlineFormProperties(ITestOutputHelper output)
{
    private const int Fewest = 10;
    private const int Most = 60;
    private static readonly string[] Kinds = ["CREATE INDEX CONCURRENTLY", "CREATE UNIQUE INDEX CONCURRENTLY", "DROP INDEX CONCURRENTLY", "FOREIGN KEY", "VALIDATE", "NOT NULL", "USING INDEX"];

    [Fact]
    public async Task Random_models_end_in_the_same_schema_by_EF_Cores_form_and_by_ours_up_and_down()
    {
        var first = int.TryParse(Environment.GetEnvironmentVariable("FERRY_TEST_SEED"), out var given) ? given : Random.Shared.Next(1_000_000);
        var compared = 0;
        var seen = new Dictionary<string, int>();
        for (var seed = first; seed < first + Most && (compared < Fewest || seen.Count < Kinds.Length); seed++)
        {
            output.WriteLine($"seed {seed} (FERRY_TEST_SEED={seed} begins with it)");
            if (await CompareAsync(seed, seen)) compared++;
        }

        output.WriteLine($"{compared} compared; {string.Join(", ", seen)}");
        Assert.True(compared >= Fewest);
        Assert.Equal(Kinds.Order(), seen.Keys.Order());
    }

    private static async Task<bool> CompareAsync(int seed, Dictionary<string, int> seen)
    {
        await using var context = new DbContext(new DbContextOptionsBuilder().UseNpgsql().Options);
        var server = await (await TestServer.SharedAsync()).MajorAsync();
        IModel[] models = [ModelOf(context, seed, 0, server), ModelOf(context, seed, 1, server)];
        await using var theirs = await OnlineRun.CreateAsync();
        await using var ours = await OnlineRun.CreateAsync();
        foreach (var one in new[] { theirs, ours })
        {
            foreach (var command in Commands(context, null, models[0])) await one.SqlAsync(command.Sql);
            await one.SqlAsync(Fill);
        }

        foreach (var (direction, from, to) in new[] { (Direction.Up, models[0], models[1]), (Direction.Down, models[1], models[0]) })
        {
            var plain = OnlineRun.Plain(direction, Commands(context, from, to));
            var online = await ours.OnlineAsync(plain);
            foreach (var kind in online.Statements.Where(statement => statement.IsFinal).SelectMany(statement => Kinds.Where(kind => statement.Sql.Contains(kind, StringComparison.Ordinal))))
                seen[kind] = seen.GetValueOrDefault(kind) + 1;
            // A primary key cannot get another name while something refers to it; EF Core tries.
            if (!await theirs.TryExecuteAsync(plain)) return false;
            await ours.ExecuteAsync(online);
            if (await theirs.DumpAsync() != await ours.DumpAsync()) Assert.Fail($"seed {seed}, {direction}\n{SqlText.Of(online)}\n{await theirs.DumpAsync()}\n-------- ours\n{await ours.DumpAsync()}");
        }

        return true;
    }

    // Every column holds the number of its row; those that are for NULL hold it in every seventh, if they can.
    private const string Fill = """
        DO $$ DECLARE t regclass; columns text; BEGIN
          SET LOCAL session_replication_role = replica;
          FOR t IN SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) AND relname <> '__EFMigrationsHistory' LOOP
            SELECT string_agg(CASE WHEN NOT attnotnull AND attname ~ '^c[346]' THEN 'nullif(i % 7, 0) + i - i % 7' WHEN atttypid IN ('text'::regtype, 'varchar'::regtype) THEN 'i::text' ELSE 'i' END, ', ' ORDER BY attnum)
              INTO columns FROM pg_attribute WHERE attrelid = t AND attnum > 0 AND NOT attisdropped;
            EXECUTE format('INSERT INTO %s OVERRIDING SYSTEM VALUE SELECT %s FROM generate_series(1, 50) i', t, columns);
          END LOOP;
        END $$
        """;

    private static IEnumerable<GeneratedCommand> Commands(DbContext context, IModel? from, IModel to) =>
        context.GetService<IMigrationsSqlGenerator>()
            .Generate(context.GetService<IMigrationsModelDiffer>().GetDifferences(from?.GetRelationalModel(), to.GetRelationalModel()), to)
            .Select(command => new GeneratedCommand(command.CommandText, command.TransactionSuppressed));

    private static IModel ModelOf(DbContext context, int seed, int version, int server)
    {
        var builder = new ModelBuilder(NpgsqlConventionSetBuilder.Build());
        new RandomModel(seed, version, server).Build(builder);
        return context.GetService<IModelRuntimeInitializer>().Initialize((IModel)builder.FinalizeModel(), designTime: true, validationLogger: null);
    }
}
