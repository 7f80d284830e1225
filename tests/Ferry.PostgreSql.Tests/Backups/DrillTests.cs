using Ferry.Core.Backups;
using Ferry.Core.Outcomes;
using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Backups;

/// <summary>There and back with everything awkward.</summary>
public sealed class DrillTests
{
    // What count(*) does not see: contents, by value and in any order.
    private const string Checksums = """
        SELECT array_to_string(ARRAY[
            (SELECT md5(string_agg(a::text, '|' ORDER BY a.id)) FROM account a),
            (SELECT md5(string_agg(m::text, '|' ORDER BY m."Id")) FROM "Odd Schema"."Mixed ""Case"" Table" m),
            (SELECT md5(string_agg(i::text, '|' ORDER BY i.id)) FROM billing.invoice i),
            (SELECT md5(string_agg(lo_get(oid)::text, '|' ORDER BY oid)) FROM pg_largeobject_metadata),
            (SELECT last_value::text || is_called FROM billing.numbers),
            (SELECT last_value::text || is_called FROM account_id_seq),
            (SELECT last_value::text || is_called FROM account_old_id_seq)], ' ')
        """;

    [Fact]
    public async Task A_restored_database_is_the_one_that_was_backed_up()
    {
        await using var pipeline = await BackupPipeline.AwkwardAsync();
        var (schema, dump, checksums) = (await pipeline.SchemaAsync(), await pipeline.DumpTextAsync(), await pipeline.AskAsync<string>(Checksums));
        var taken = await pipeline.TakenAsync();
        await AwkwardDatabase.RunAsync(pipeline.ConnectionString, "DROP TABLE billing.invoice; UPDATE account SET name = 'lost'; SELECT nextval('billing.numbers'), lo_unlink(oid) FROM pg_largeobject_metadata");
        Assert.NotEqual(checksums, await pipeline.AskAsync<string>(Checksums.Replace("billing.invoice", "base", StringComparison.Ordinal)));

        var outcome = await pipeline.RestoreAsync(taken.Manifest.Id);

        Assert.True(outcome.ExitCode == ExitCode.Done, outcome.Notice.ToString());
        Assert.Equal(schema.Fingerprint, (await pipeline.SchemaAsync()).Fingerprint);
        Assert.Equal(checksums, await pipeline.AskAsync<string>(Checksums));
        Assert.Equal(Comparable(dump), Comparable(await pipeline.DumpTextAsync()));
        // A sequence goes on where it was, and the old database is still there.
        Assert.Equal(5L, await pipeline.AskAsync<long>("SELECT nextval('billing.numbers') - 0 + 0"));
        Assert.Equal([pipeline.DatabaseName, $"{pipeline.DatabaseName}_before_20260304050607000"], await pipeline.NamesAsync());
    }

    [Fact]
    public async Task Verifying_by_a_restore_compares_every_count_and_the_schema()
    {
        await using var pipeline = await BackupPipeline.AwkwardAsync();
        await pipeline.TakenAsync();
        var check = Assert.IsType<BackupCheck>(await pipeline.VerifyAsync(withRestore: true));
        Assert.Empty(check.Problems);
        Assert.Contains("restored: ", check.Checked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_counts_what_is_there()
    {
        await using var pipeline = await BackupPipeline.AwkwardAsync();
        var manifest = (await pipeline.TakenAsync()).Manifest;
        var counts = manifest.Counts.ToDictionary(one => one.Table, one => one.Rows);
        Assert.Equal(3, counts["public.account"]);
        Assert.Equal(500, counts["\"Odd Schema\".\"Mixed \"\"Case\"\" Table\""]);
        Assert.Equal(800, counts.Where(one => one.Key.StartsWith("billing.invoice", StringComparison.Ordinal)).Sum(one => one.Value));
        Assert.Equal(2, counts["public.base"]);
        Assert.Equal(0, counts["public.empty_table"]);
        Assert.Equal(2, counts["(large objects)"]);
        Assert.Contains("ferry_reader", manifest.Source.Roles);
        Assert.Contains("ferry_owner", manifest.Source.Roles);
        Assert.Equal((await pipeline.SchemaAsync()).Fingerprint, manifest.Fingerprint);
    }

    [Fact]
    public async Task An_empty_database_goes_there_and_back()
    {
        await using var pipeline = await BackupPipeline.EmptyAsync();
        await pipeline.TakenAsync();
        Assert.Equal(ExitCode.Done, (await pipeline.VerifyAsync(withRestore: true)).ExitCode);
        var outcome = await pipeline.RestoreAsync();
        Assert.True(outcome.ExitCode == ExitCode.Done, outcome.Notice.ToString());
    }

    // Two databases may hold the rows of one table in another order, and TOC entries come in the order of object ids.
    private static IEnumerable<string> Comparable(string dump) => dump.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
