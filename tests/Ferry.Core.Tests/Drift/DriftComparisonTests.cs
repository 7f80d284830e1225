using Ferry.Core.Drift;

namespace Ferry.Core.Tests.Drift;

public sealed class DriftComparisonTests
{
    [Theory]
    [InlineData("integer", "integer", "nullable", null, "")]
    [InlineData("timestamp with time zone not null default now()", "timestamp with time zone", "not null", "now()", "")]
    [InlineData("text collate \"de-x-icu\" not null", "text collate \"de-x-icu\"", "not null", null, "")]
    [InlineData("text default ' not null default '::text", "text", "nullable", "' not null default '::text", "")]
    [InlineData("text default 'a storage b'::text storage external options (n_distinct=5)", "text", "nullable", "'a storage b'::text", "storage external options (n_distinct=5)")]
    [InlineData("text not null default 'it''s options (odd)'::text", "text", "not null", "'it''s options (odd)'::text", "")]
    [InlineData("bigint not null generated always as identity", "bigint", "not null", null, "generated always as identity")]
    [InlineData("bigint not null not valid default 1", "bigint", "not null not valid", "1", "")]
    [InlineData("numeric(10,2) generated stored (a * (2)::numeric)", "numeric(10,2)", "nullable", null, "generated stored (a * (2)::numeric)")]
    public void A_column_is_taken_apart(string definition, string type, string nullability, string? expression, string rest) =>
        Assert.Equal(new ColumnDefinition(type, nullability, expression, rest), ColumnDefinition.Parse(definition));

    [Fact]
    public void A_column_that_changed_in_several_ways_is_told_for_each()
    {
        var differences = Of([("column", "public.a.b", "integer")], [("column", "public.a.b", "bigint not null default 1")]);
        Assert.Equal(
            ["ALTER TABLE public.a ALTER COLUMN b TYPE integer", "ALTER TABLE public.a ALTER COLUMN b DROP NOT NULL", "ALTER TABLE public.a ALTER COLUMN b DROP DEFAULT"],
            differences.Select(one => one.Fix));
        Assert.All(differences, one => Assert.Equal("changed", one.Change));
    }

    [Fact]
    public void Dots_within_quotes_part_no_names() =>
        Assert.Equal("DROP INDEX CONCURRENTLY \"My.Schema\".\"by.hand\"", Assert.Single(Of([("schema", "\"My.Schema\"", "")], [("schema", "\"My.Schema\"", ""), ("index", "\"My.Schema\".\"T.x\".\"by.hand\"", "CREATE INDEX …")])).Fix);

    [Theory]
    [InlineData("grant", "table public.a to reader")]
    [InlineData("default privileges", "of owner on r to reader")]
    [InlineData("extension", "pg_stat_statements")]
    [InlineData("table", "hangfire.job")]
    [InlineData("comment", "table hangfire.job")]
    public void What_is_an_environments_own_or_another_tools_is_no_drift(string kind, string name) =>
        Assert.Empty(Of([], [("schema", "hangfire", ""), (kind, name, "1.0")]));

    [Fact]
    public void A_missing_extension_is_drift_and_another_version_of_it_is_not()
    {
        Assert.Equal("missing", Assert.Single(Of([("extension", "hstore", "1.8")], [])).Change);
        Assert.Empty(Of([("extension", "hstore", "1.8")], [("extension", "hstore", "1.7")]));
    }

    [Fact]
    public void The_line_ends_of_a_function_are_no_drift() =>
        Assert.Empty(Of([("function", "public.f()", "BEGIN\r\nEND")], [("function", "public.f()", "BEGIN\nEND")]));

    [Fact]
    public void A_kept_schema_is_read_back_under_its_own_key_only()
    {
        var schema = new DatabaseSchema([new SchemaObject("table", "public.a", "")]);
        var text = ExpectedSchemaFile.Write("key", schema);
        Assert.Equal(schema.Fingerprint, ExpectedSchemaFile.TryRead(text, "key")!.Fingerprint);
        Assert.Null(ExpectedSchemaFile.TryRead(text, "another"));
        Assert.Null(ExpectedSchemaFile.TryRead(text.Replace("public.a", "public.b", StringComparison.Ordinal), "key"));
        Assert.All(["", "null", "[]", "{}", "{\"key\":1}", "{\"key\":\"key\",\"objects\":{}}", text[..^9]], damaged => Assert.Null(ExpectedSchemaFile.TryRead(damaged, "key")));
    }

    private static IReadOnlyList<DriftDifference> Of((string, string, string)[] expected, (string, string, string)[] found) =>
        DriftComparison.Of(Schema(expected), Schema(found)).Differences;

    private static DatabaseSchema Schema((string Kind, string Name, string Definition)[] objects) =>
        new([.. objects.Append(("schema", "public", "")).Distinct().Select(one => new SchemaObject(one.Item1, one.Item2, one.Item3))]);
}
