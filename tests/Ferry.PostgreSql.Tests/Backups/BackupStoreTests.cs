using Ferry.Core.Backups;
using Ferry.Core.Outcomes;
using Ferry.Settings;
using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Backups;

public sealed class BackupStoreTests
{
    [Fact]
    public async Task A_backup_is_listed_with_what_it_says_of_itself_and_newest_first()
    {
        await using var pipeline = await BackupPipeline.EmptyAsync();
        await Servers.Sql.AskAsync(pipeline.ConnectionString, "CREATE TABLE one (id integer); INSERT INTO one SELECT generate_series(1, 7)");
        Assert.Empty(await pipeline.ListAsync());
        var first = await pipeline.TakenAsync();
        var second = await pipeline.TakenAsync();
        pipeline.Clock.Now += TimeSpan.FromHours(1);
        var third = await pipeline.TakenAsync();
        Assert.Equal(["development-20260304-060607", "development-20260304-050607-2", "development-20260304-050607"], (await pipeline.ListAsync()).Select(backup => backup.Id));
        Assert.Equal([third.Manifest.Id, second.Manifest.Id, first.Manifest.Id], (await pipeline.ListAsync()).Select(backup => backup.Id));
        Assert.Equal([new TableCount("public.one", 7), new TableCount("(large objects)", 0)], third.Manifest.Counts);
        Assert.Equal(("a test", pipeline.DatabaseName, "UTF8"), (third.Manifest.Reason, third.Manifest.Source.Database, third.Manifest.Source.Encoding));
        Assert.Equal(await pipeline.AskAsync<string>("SELECT system_identifier::text FROM pg_control_system()"), third.Manifest.Source.SystemIdentifier);
        Assert.Empty(await pipeline.Store.ListAsync(EnvironmentName.Production, default));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(pipeline.Store.Folder), path => !BackupId.Is(Path.GetFileName(path)) && !path.EndsWith(".gitignore", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_but_the_owner_reads_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes");
        if (OperatingSystem.IsWindows()) return; // for the compiler, which does not know the line above
        await using var pipeline = await BackupPipeline.EmptyAsync();
        var taken = await pipeline.TakenAsync();
        foreach (var folder in new[] { pipeline.Store.Folder, taken.Folder })
            Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(folder) & (UnixFileMode)0b111_111);
    }

    [Fact]
    public async Task History_of_the_database_stands_in_the_manifest()
    {
        await using var pipeline = await BackupPipeline.EmptyAsync();
        await Servers.Sql.AskAsync(pipeline.ConnectionString, """CREATE TABLE "__EFMigrationsHistory" ("MigrationId" text, "ProductVersion" text); INSERT INTO "__EFMigrationsHistory" VALUES ('20260102000000_B', '10.0.0'), ('20260101000000_A', '9.0.0')""");
        var manifest = (await pipeline.TakenAsync()).Manifest;
        Assert.Equal([new BackedUpMigration("20260101000000_A", "9.0.0"), new BackedUpMigration("20260102000000_B", "10.0.0")], manifest.History);
    }

    [Fact]
    public async Task No_file_of_it_holds_the_password()
    {
        await using var pipeline = await BackupPipeline.EmptyAsync();
        var taken = await pipeline.TakenAsync();
        var password = new Npgsql.NpgsqlConnectionStringBuilder(pipeline.ConnectionString).Password!;
        foreach (var file in Directory.GetFiles(pipeline.Store.Folder, "*", SearchOption.AllDirectories)) Assert.DoesNotContain(password, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain(password, taken.Notice.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retention_keeps_the_newest_the_young_and_the_needed()
    {
        await using var pipeline = await BackupPipeline.EmptyAsync(adjust: settings => settings with { Keep = 2, KeepFor = TimeSpan.FromDays(3) });
        var ids = new List<string>();
        for (var day = 0; day < 6; day++)
        {
            pipeline.Clock.Now += TimeSpan.FromDays(1);
            ids.Add((await pipeline.TakenAsync()).Manifest.Id);
            if (day == 0) pipeline.Needed.Add(ids[0]);
        }

        pipeline.Clock.Now += TimeSpan.FromDays(10);
        var last = await pipeline.TakenAsync();
        Assert.Equal(ids[2..5], last.Removed);
        Assert.Equal([last.Manifest.Id, ids[5], ids[0]], (await pipeline.ListAsync()).Select(backup => backup.Id));
    }

    [Fact]
    public async Task Every_flipped_byte_is_found_and_nothing_is_restored_from_it()
    {
        await using var pipeline = await BackupPipeline.EmptyAsync();
        await Servers.Sql.AskAsync(pipeline.ConnectionString, "CREATE TABLE one (id integer); INSERT INTO one SELECT generate_series(1, 1000)");
        var taken = await pipeline.TakenAsync();
        Assert.Equal(ExitCode.Done, (await pipeline.VerifyAsync()).ExitCode);
        foreach (var file in Directory.GetFiles(taken.Folder, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(file, bytes);
            var check = await pipeline.VerifyAsync();
            Assert.Equal(ExitCode.Refused, check.ExitCode);
            Assert.Contains(Path.GetFileName(file), check.Notice.ToString(), StringComparison.Ordinal);
            Assert.Equal(ExitCode.Refused, (await pipeline.RestoreAsync(taken.Manifest.Id)).ExitCode);
            Assert.Equal([pipeline.DatabaseName], await pipeline.NamesAsync());
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(file, bytes);
        }

        Assert.Equal(ExitCode.Done, (await pipeline.VerifyAsync()).ExitCode);
    }

    [Fact]
    public async Task A_file_that_is_missing_or_too_many_is_found()
    {
        await using var pipeline = await BackupPipeline.EmptyAsync();
        var taken = await pipeline.TakenAsync();
        File.Move(Path.Combine(taken.Folder, "schema.json"), Path.Combine(taken.Folder, "other.json"));
        var check = Assert.IsType<BackupCheck>(await pipeline.VerifyAsync());
        Assert.Equal(["other.json does not belong to it", "schema.json is missing"], check.Problems);
    }

    [Fact]
    public async Task Backup_without_room_for_it_is_refused()
    {
        await using var disk = await TemporaryDisk.MountAsync(megabytes: 4);
        await using var pipeline = await BackupPipeline.EmptyAsync(adjust: settings => settings with { Folder = Path.Combine(disk.Folder, "backups") });
        var refused = Assert.IsType<BackupOutcome.Refused>(await pipeline.BackupAsync());
        Assert.StartsWith("Refused: the disk for backups has ", refused.Notice.Headline, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(pipeline.Store.Folder));
    }

    [Fact]
    public async Task A_backup_that_is_not_there_is_refused_by_name()
    {
        await using var pipeline = await BackupPipeline.EmptyAsync();
        Assert.Contains("development has no backup. Nothing was changed.", (await pipeline.VerifyAsync()).Notice.Headline, StringComparison.Ordinal);
        Assert.Contains("development has no backup \"no\". Nothing was changed.", (await pipeline.RestoreAsync("no")).Notice.Headline, StringComparison.Ordinal);
    }
}
