using Ferry.Core.Drift;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.PostgreSql.Tests.Backups;

namespace Ferry.PostgreSql.Tests.Schemas;

public sealed class CompareSchemasTests
{
    [Fact]
    public async Task A_migrated_database_equals_the_model_and_a_change_by_hand_is_told()
    {
        await using var pipeline = await BackupPipeline.EmptyAsync();
        // What OrdinaryContext's migrations make.
        await pipeline.AskAsync<object>("""CREATE TABLE a (i int); CREATE TABLE b (i int); CREATE TABLE c (i int); CREATE TABLE "__EFMigrationsHistory" ("MigrationId" text, "ProductVersion" text)""");
        var equal = await pipeline.Compare().RunAsync("model", "development", default);
        Assert.Empty(equal.Differences);
        Assert.Equal(ExitCode.Done, equal.ExitCode);

        await pipeline.AskAsync<object>("DROP TABLE b; ALTER TABLE c ADD COLUMN more text; CREATE INDEX by_hand ON a (i)");
        var different = await pipeline.Compare().RunAsync("model", "development", default);
        Assert.Equal(ExitCode.Refused, different.ExitCode);
        Assert.Equal(
            [("column", "public.c.more", "added"), ("index", "public.a.by_hand", "added"), ("table", "public.b", "missing")],
            different.Differences.Select(one => (one.Kind, one.Name, one.Change)));
        Assert.Empty(Directory.GetDirectories(Path.Combine(pipeline.Settings.PrivateFolder, "sandboxes")));
    }

    [Fact]
    public async Task Names_that_lead_nowhere_are_refused()
    {
        await using var pipeline = await BackupPipeline.EmptyAsync();
        await Assert.ThrowsAsync<UsageException>(() => pipeline.Compare().RunAsync("development", "development", default));
        await Assert.ThrowsAsync<UsageException>(() => pipeline.Compare().RunAsync("development", "nowhere", default));
    }
}
