using Ferry.Core.Backups;
using Ferry.Core.Drift;

namespace Ferry.Core.Tests.Backups;

public sealed class RestoredComparisonTests
{
    private static readonly DatabaseSchema Schema = new([new SchemaObject("table", "public.one", ""), new SchemaObject("view", "public.all", "SELECT 1"), new SchemaObject("extension", "hstore", "1.8")]);
    private static readonly BackupManifest Manifest = new(
        1, "production-20260304-050607", "production", DateTimeOffset.UnixEpoch, "a test", "1a2b3c4d", new BackupSource("15.18", 15, "host:5432/db", "1", "db", 1, "UTF8", "C", "C", []), [],
        Schema.Fingerprint, [new TableCount("public.one", 1000)], "pg_dump 15.18", []);

    [Fact]
    public void Equal_is_equal() => Assert.Empty(Of(1000, Schema).Problems);

    [Fact]
    public void A_missing_row_is_a_problem() => Assert.Equal(["public.one has 999 rows instead of 1,000"], Of(999, Schema).Problems);

    [Fact]
    public void A_missing_table_is_one_and_one_too_many_is_another() => Assert.Equal(
        ["public.one is missing", "public.two is not in the backup"], RestoredComparison.Of(Manifest, Schema, [new TableCount("public.two", 0)], Schema, 15).Problems);

    [Fact]
    public void Another_definition_is_a_problem_on_the_same_version_and_a_remark_on_another()
    {
        DatabaseSchema other = new([Schema.Objects[0], Schema.Objects[1] with { Definition = "SELECT 2" }, Schema.Objects[2]]);
        Assert.Equal(["view public.all is \"SELECT 2\" instead of \"SELECT 1\""], Of(1000, other).Problems);
        Assert.Empty(Of(1000, other, major: 18).Problems);
        Assert.Single(Of(1000, other, major: 18).Remarks);
    }

    [Fact]
    public void Another_version_of_an_extension_is_a_remark()
    {
        DatabaseSchema other = new([Schema.Objects[0], Schema.Objects[1], Schema.Objects[2] with { Definition = "1.9" }]);
        Assert.Empty(Of(1000, other).Problems);
        Assert.Single(Of(1000, other).Remarks);
    }

    [Fact]
    public void A_manifest_comes_back_as_it_was_and_one_of_a_later_form_is_none()
    {
        Assert.Equal(Manifest.ToJson(), BackupManifest.TryParse(Manifest.ToJson())!.ToJson());
        Assert.Null(BackupManifest.TryParse((Manifest with { Format = 2 }).ToJson()));
        Assert.Null(BackupManifest.TryParse("{}"));
        Assert.Null(BackupManifest.TryParse(Manifest.ToJson()[..^20]));
    }

    private static RestoredComparison Of(long rows, DatabaseSchema schema, int major = 15) => RestoredComparison.Of(Manifest, Schema, [new TableCount("public.one", rows)], schema, major);
}
