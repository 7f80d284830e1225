using System.Diagnostics;
using Ferry.Core.Drift;
using Ferry.Ports;
using Ferry.PostgreSql.Ef;
using Ferry.PostgreSql.Schemas;
using Ferry.Testing;
using FerryTestHost.Histories;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ferry.PostgreSql.Tests.Schemas;

public sealed class DatabaseSchemasTests
{
    private const string History = """CREATE TABLE public."__EFMigrationsHistory" ("MigrationId" varchar(150) PRIMARY KEY, "ProductVersion" varchar(32) NOT NULL)""";

    public static TheoryData<string> Changes => [.. SchemaChanges.All];

    public static TheoryData<int, string> LaterChanges => [.. SchemaChanges.OfLater.Select(one => new TheoryDataRow<int, string>(one.Server, one.Change))];

    public static TheoryData<string> NoChanges => [.. SchemaChanges.None];

    [Fact]
    public async Task Two_databases_made_alike_have_one_fingerprint_whatever_is_in_them()
    {
        var one = await AwkwardDatabase.CreateAsync(withRows: true);
        var other = await AwkwardDatabase.CreateAsync(withRows: false);
        await AwkwardDatabase.RunAsync(other, "ALTER DATABASE " + new NpgsqlConnectionStringBuilder(other).Database + " SET search_path = billing, public");
        var (first, second) = (await ReadAsync(one), await ReadAsync(other));
        Assert.Equal(first.Objects.Select(Line).Order(StringComparer.Ordinal), second.Objects.Select(Line).Order(StringComparer.Ordinal));
        Assert.Equal(first.Fingerprint, second.Fingerprint);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Each_kind_of_change_changes_the_fingerprint(string change)
    {
        var database = await AwkwardDatabase.CreateAsync(withRows: false);
        var before = await ReadAsync(database);
        await AwkwardDatabase.RunAsync(database, change);
        Assert.NotEqual(before.Fingerprint, (await ReadAsync(database)).Fingerprint);
    }

    [Theory]
    [MemberData(nameof(LaterChanges))]
    public async Task So_does_each_kind_that_later_servers_know(int server, string change)
    {
        await ServerNeeds.AtLeastAsync(server, change);
        await Each_kind_of_change_changes_the_fingerprint(change);
    }

    // A constraint NOT NULL that is NOT VALID, as an interrupted run leaves it, is none that the model means.
    [Fact]
    public async Task What_is_validated_is_another_schema_than_what_is_not_yet()
    {
        await ServerNeeds.AtLeastAsync(18, "NOT NULL as NOT VALID");
        var database = await AwkwardDatabase.CreateAsync(withRows: false);
        await AwkwardDatabase.RunAsync(database, "ALTER TABLE account ADD CONSTRAINT more NOT NULL born NOT VALID");
        var before = await ReadAsync(database);
        await AwkwardDatabase.RunAsync(database, "ALTER TABLE account VALIDATE CONSTRAINT more");
        Assert.NotEqual(before.Fingerprint, (await ReadAsync(database)).Fingerprint);
    }

    [Theory]
    [MemberData(nameof(NoChanges))]
    public async Task What_is_no_change_of_the_schema_leaves_the_fingerprint(string change)
    {
        var database = await AwkwardDatabase.CreateAsync();
        await AwkwardDatabase.RunAsync(database, History);
        var before = await ReadAsync(database);
        await AwkwardDatabase.RunAsync(database, change);
        var after = await ReadAsync(database);
        Assert.Equal(before.Objects.Select(Line).Order(StringComparer.Ordinal), after.Objects.Select(Line).Order(StringComparer.Ordinal));
        Assert.Equal(before.Fingerprint, after.Fingerprint);
    }

    [Fact]
    public async Task Names_are_unique_within_a_kind_and_every_kind_is_there()
    {
        var schema = await ReadAsync(await AwkwardDatabase.CreateAsync(withRows: false));
        Assert.Empty(schema.Objects.GroupBy(one => (one.Kind, one.Name)).Where(group => group.Count() > 1).Select(group => group.Key));
        string[] kinds =
        [
            "aggregate", "collation", "column", "comment", "constraint", "default privileges", "domain", "enum", "extension", "function", "grant", "index",
            "materialized view", "policy", "procedure", "range", "rule", "schema", "sequence", "statistics", "table", "trigger", "type", "view",
        ];
        Assert.Equal(kinds, schema.Objects.Select(one => one.Kind).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Reading_takes_less_than_a_tenth_of_a_second()
    {
        var database = await AwkwardDatabase.CreateAsync(withRows: false);
        await ReadAsync(database);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 5; i++) await ReadAsync(database);
        // Half a second each is allowed here, since other tests use the same processors.
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds / 5, 0, 500);
    }

    private static string Line(SchemaObject one) => $"{one.Kind} {one.Name}: {one.Definition}";

    private static Task<DatabaseSchema> ReadAsync(string database)
    {
        var model = new FerryModel(typeof(OrdinaryContext), typeof(OrdinaryContext).Assembly, options => new OrdinaryContext((DbContextOptions<OrdinaryContext>)options), configure: null);
        return new DatabaseSchemas(new EfMigrationSource(model), RunIdentity.OfThisProcess()).ReadAsync(new ServerConnection("test", database), "test", TestContext.Current.CancellationToken);
    }
}
