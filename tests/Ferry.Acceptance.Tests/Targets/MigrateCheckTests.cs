using System.Text.Json.Nodes;

namespace Ferry.Acceptance.Tests.Targets;

[Collection<EditedCheckoutCollection>]
[Trait("target", "migrate-check")]
public sealed class MigrateCheckTests(Checkout checkout)
{
    [Fact]
    public async Task Without_an_environment_the_code_is_checked_and_no_database_is_touched()
    {
        // A connection that leads nowhere: whoever opens it ends with 1.
        var nowhere = new Dictionary<string, string?> { ["DATABASE_URL"] = "postgres://app:swordfish@127.0.0.1:1/app" };
        var call = (await checkout.CallAsync(nowhere, "--target=migrate-check", "--json=-")).Ends(0);
        Assert.Equal(
            ["pending not looked at", "missing not looked at", "out of order clean", "edited not looked at", "model clean", "drift not looked at"],
            call.Json["looks"]!.AsArray().Select(look => $"{look!["look"]} {look["result"]}"));
        Assert.True((bool)call.Json["clean"]!);
        Assert.Null(call.Json["environment"]);
        Assert.Null(call.Json["pending"]);
    }

    [Fact]
    public async Task A_model_change_without_its_migration_is_refused_and_so_is_a_newest_migration_that_does_not_know_the_others()
    {
        using var sources = new Sources(checkout);
        Sources.Insert(checkout.At("src", "App.Data", "ChannelConfiguration.cs"), "    /// <summary>What the channel reads in.</summary>\n    public string? Language { get; set; }\n\n", before: "    /// <summary>When the channel was first seen");
        Sources.Insert(checkout.At("src", "App.Data", "Configuration", "ChannelConfigurationConfiguration.cs"), "        builder.Property(channel => channel.Language).HasColumnName(\"language\");\n", before: "        builder.Property(channel => channel.CreatedAt)");
        var changed = (await checkout.CallAsync("--target=migrate-check")).Ends(3);
        Assert.Equal("Refused: 1 of 2 looks at the code is not clean. Nothing was changed.", changed.ErrorLines[0]);
        changed.Complains("model: the model has changes that are in no migration").Complains("migrate-create --message=…");

        (await checkout.CallAsync("--target=migrate-create", "--message=add_language")).Ends(0);
        (await checkout.CallAsync("--target=migrate-check")).Ends(0).Says("the code: clean, as far as was looked (out of order, model)");

        // What a merge of two branches leaves: the newest migration was made where the column of another one was not there.
        var designer = Assert.Single(sources.Added("*_AddLanguage.Designer.cs"));
        var text = await File.ReadAllTextAsync(designer, TestContext.Current.CancellationToken);
        var name = text.IndexOf("b.Property<string>(\"DisplayName\")", StringComparison.Ordinal);
        await File.WriteAllTextAsync(designer, text.Remove(name, text.IndexOf(';', name) + 1 - name), TestContext.Current.CancellationToken);
        (await checkout.CallAsync("--target=migrate-check")).Ends(3).Complains("out of order: the newest migration was made beside another one");
    }

    [Fact]
    public async Task With_an_environment_all_six_are_looked_at()
    {
        var database = await checkout.MigratedAsync();
        var dump = await database.DumpAsync();
        (await checkout.CallAsync(database, "--target=migrate-check", "--env=development")).Ends(0).Says("clean, as far as was looked (pending, missing, out of order, edited, model, drift)");
        Assert.Equal(dump, await database.DumpAsync());

        await database.RunAsync("ALTER TABLE channel_configurations ADD COLUMN by_hand integer NOT NULL DEFAULT 7");
        var file = checkout.At("artifacts", "check.json");
        var drifted = (await checkout.CallAsync(database, "--target=migrate-check", "--env=development", $"--json={file}")).Ends(3);
        drifted.Says("column public.channel_configurations.by_hand").Complains("drift: 1 difference from what the applied migrations produce");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        Assert.Equal((3, false, "found", "clean"), ((int)json["exitCode"]!, (bool)json["clean"]!, (string?)json["drift"]!["result"], (string?)json["edited"]!["result"]));
        var difference = Assert.Single(json["drift"]!["differences"]!.AsArray())!;
        Assert.Equal(
            ("column", "public.channel_configurations.by_hand", "added", null, "integer not null default 7", "ALTER TABLE public.channel_configurations DROP COLUMN by_hand -- its values go with it"),
            ((string?)difference["kind"], (string?)difference["name"], (string?)difference["change"], (string?)difference["expected"], (string?)difference["found"], (string?)difference["fix"]));

        // The same for people who only look.
        (await checkout.CallAsync(database, "--target=migrate-status", "--full")).Ends(0).Says("column public.channel_configurations.by_hand");
        var quick = (await checkout.CallAsync(database, "--target=migrate-status", "--json=-")).Ends(0);
        Assert.Equal("not looked at", (string?)quick.Json["drift"]!["result"]);
    }

    [Fact]
    public async Task Pending_and_edited_migrations_are_refused_and_pending_ones_can_be_allowed()
    {
        var database = await checkout.MigratedAsync("AddNotificationPreference");
        (await checkout.CallAsync(database, "--target=migrate-check", "--env=development")).Ends(3).Complains($"pending: {checkout.Migrations.Length - 2} migrations");
        (await checkout.CallAsync(database, "--target=migrate-check", "--env=development", "--allow-pending")).Ends(0);

        await database.RunAsync("UPDATE ferry.migrations SET checksum = repeat('0', 64), up = '[{\"sql\": \"SELECT 1\"}]' WHERE migration_id LIKE '%AddNotificationPreference'");
        var edited = (await checkout.CallAsync(database, "--target=migrate-check", "--env=development", "--allow-pending", "--json=-")).Ends(3);
        Assert.Equal(checkout.Id("AddNotificationPreference"), (string?)Assert.Single(edited.Json["edited"]!["migrations"]!.AsArray())!["id"]);
        edited.Complains("edited: the ledger was changed by another hand: the row of ");
    }
}
