using Ferry.Core.Drift;
using Ferry.Core.Outcomes;

namespace Ferry.Core.Tests.Drift;

public sealed class SchemaDiffTests
{
    private static readonly DatabaseSchema Users = Schema(("table", "public.users", ""), ("column", "public.users.id", "bigint"), ("column", "public.users.email", "text"));

    [Fact]
    public void Equal_schemas_differ_in_nothing_whatever_the_order() =>
        Assert.Empty(SchemaDiff.Between(Users, Users with { Objects = [.. Users.Objects.Reverse()] }));

    [Fact]
    public void Fingerprints_are_equal_for_equal_schemas_only()
    {
        Assert.Equal(Users.Fingerprint, (Users with { Objects = [.. Users.Objects.Reverse()] }).Fingerprint);
        Assert.NotEqual(Users.Fingerprint, Schema(("table", "public.users", ""), ("column", "public.users.id", "integer"), ("column", "public.users.email", "text")).Fingerprint);
    }

    [Fact]
    public void Added_missing_and_changed_come_by_kind_and_name()
    {
        var other = Schema(("table", "public.users", ""), ("column", "public.users.id", "integer"), ("view", "public.all", "SELECT 1"));
        Assert.Equal(
            [
                new SchemaDifference("column", "public.users.email", "text", null),
                new SchemaDifference("column", "public.users.id", "bigint", "integer"),
                new SchemaDifference("view", "public.all", null, "SELECT 1"),
            ],
            SchemaDiff.Between(Users, other));
        Assert.Equal(["missing", "changed", "added"], SchemaDiff.Between(Users, other).Select(one => one.Change));
    }

    [Fact]
    public void A_table_on_one_side_only_is_told_once_without_its_parts() =>
        Assert.Equal([new SchemaDifference("table", "public.users", "", null)], SchemaDiff.Between(Users, Schema()));

    [Fact]
    public void Parts_of_another_table_whose_name_begins_alike_are_told()
    {
        var other = Schema(("column", "public.users_old.id", "bigint"));
        Assert.Contains(SchemaDiff.Between(Users, other), one => one.Name == "public.users_old.id");
    }

    [Fact]
    public void The_report_ends_with_0_when_equal_and_with_3_when_not()
    {
        Assert.Equal(ExitCode.Done, new SchemaComparison("staging", "production", []).ExitCode);
        var different = new SchemaComparison("staging", "production", SchemaDiff.Between(Users, Schema()));
        Assert.Equal(ExitCode.Refused, different.ExitCode);
        Assert.Contains("differ in 1 thing", different.Notice.Headline, StringComparison.Ordinal);
        Assert.Equal("missing", (string?)different.ToJson()["differences"]![0]!["change"]);
    }

    private static DatabaseSchema Schema(params (string Kind, string Name, string Definition)[] objects) =>
        new([.. objects.Select(one => new SchemaObject(one.Kind, one.Name, one.Definition))]);
}
