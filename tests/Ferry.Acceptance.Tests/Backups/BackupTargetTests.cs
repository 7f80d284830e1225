using Ferry.Acceptance.Tests.Targets;
using Ferry.Testing;

namespace Ferry.Acceptance.Tests.Backups;

[Collection<CheckoutCollection>]
public sealed class BackupTargetTests(Checkout checkout)
{
    [Fact]
    [Trait("target", "backup-db")]
    [Trait("target", "backup-list")]
    [Trait("target", "backup-verify")]
    [Trait("target", "restore-db")]
    public async Task The_drill_from_backup_to_restore_through_the_targets()
    {
        var production = await TestDatabase.CreateAsync();
        await AwkwardDatabase.FillAsync(production.ConnectionString);
        var before = Sorted(await production.DumpAsync());

        var taken = (await CallAsync(production, "--target=backup-db", "--reason=before release 12", "--json=-")).Ends(0);
        var id = (string)taken.Json["id"]!;
        Assert.StartsWith("production-", id, StringComparison.Ordinal);
        var listed = (await CallAsync(production, "--target=backup-list", "--json=-")).Ends(0).Json["backups"]!.AsArray();
        Assert.Contains(listed, backup => (string?)backup!["id"] == id && (string?)backup["reason"] == "before release 12");
        (await CallAsync(production, "--target=backup-verify", "--restore")).Ends(0).Says($"Backup {id} is good.");

        await production.RunAsync("DROP TABLE billing.invoice; UPDATE account SET name = 'lost'");
        (await CallAsync(production, "--target=restore-db", "--backup=latest")).Ends(3).Complains("production is protected and the change was not confirmed");
        Assert.NotEqual(before, Sorted(await production.DumpAsync()));
        (await CallAsync(production, "--target=restore-db", "--backup=latest", "--confirm=production", "--drop-old")).Ends(0).Says($"as in backup {id}");
        Assert.Equal(before, Sorted(await production.DumpAsync()));
    }

    [Fact]
    public async Task A_flipped_byte_is_found_by_both_targets_that_read_a_backup()
    {
        var production = await checkout.MigratedAsync();
        var folder = (string)(await CallAsync(production, "--target=backup-db", "--json=-")).Ends(0).Json["folder"]!;
        var file = Directory.GetFiles(Path.Combine(folder, "dump"), "*.gz").OrderByDescending(path => new FileInfo(path).Length).First();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[^1] ^= 0x40;
        await File.WriteAllBytesAsync(file, bytes);
        foreach (var target in new[] { "backup-verify", "restore-db" })
        {
            string[] confirm = target == "restore-db" ? ["--confirm=production"] : [];
            var call = (await CallAsync(production, [$"--target={target}", $"--backup={Path.GetFileName(folder)}", .. confirm])).Ends(3);
            call.Complains("is damaged and must not be relied on. Nothing was changed.");
            call.Complains(Path.GetFileName(file));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    [Trait("target", "compare-schemas")]
    public async Task A_migrated_database_equals_the_model_until_somebody_changes_it_by_hand()
    {
        var production = await checkout.MigratedAsync();
        (await CompareAsync(production)).Ends(0).Says("The schemas of model and production are equal.");
        await production.RunAsync("CREATE TABLE by_hand (id integer)");
        var call = (await CompareAsync(production)).Ends(3);
        call.Complains("The schemas of model and production differ in 1 thing. Nothing was changed.");
        call.Says("public.by_hand");
    }

    private Task<Call> CompareAsync(TestDatabase production) => checkout.CallAsync(Only(production), "--target=compare-schemas", "--from=model", "--to=production");

    private Task<Call> CallAsync(TestDatabase production, params string[] arguments) => checkout.CallAsync(Only(production), [.. arguments, "--environment=production"]);

    // Development leads nowhere, so that a call which took it by mistake would fail.
    private static Dictionary<string, string?> Only(TestDatabase production) =>
        new() { ["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/nothing", ["DATABASE_PRODUCTION_URL"] = production.Url() };

    private static IEnumerable<string> Sorted(string dump) => dump.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
