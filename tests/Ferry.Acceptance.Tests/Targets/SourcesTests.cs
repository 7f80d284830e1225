namespace Ferry.Acceptance.Tests.Targets;

[Collection<EditedCheckoutCollection>]
public sealed class SourcesTests(Checkout checkout)
{
    [Fact]
    [Trait("target", "migrate-create")]
    [Trait("target", "migrate-create-manual")]
    [Trait("target", "migrate-remove")]
    public async Task Migrations_are_written_compiled_applied_reverted_and_removed()
    {
        var database = await TestDatabase.CreateAsync();
        using var sources = new Sources(checkout);

        // By hand, in C#.
        var manual = (await checkout.CallAsync(database, "--target=migrate-create-manual", "--message=add story table")).Ends(0);
        manual.Says(", to be filled in by hand.");
        var story = Assert.Single(sources.Added("*_AddStoryTable.cs"));
        Sources.Insert(story, "            migrationBuilder.Sql(\"CREATE TABLE story (id int)\");", before: "\n        }\n\n        /// <inheritdoc />\n        protected override void Down");
        Sources.Insert(story, "            migrationBuilder.Sql(\"DROP TABLE story\");", before: "\n        }\n    }\n}");

        // By hand, in SQL.
        var pair = (await checkout.CallAsync(database, "--target=migrate-create-manual", "--message=tell_the_story", "--sql")).Ends(0);
        Assert.Equal(2, sources.Added("*_TellTheStory.*.sql").Count);
        pair.Says("_TellTheStory.up.sql");
        await File.WriteAllTextAsync(sources.Added("*_TellTheStory.up.sql")[0], "-- Once upon a time; a comment is no statement\nINSERT INTO story VALUES (1); INSERT INTO story VALUES (2)");
        await File.WriteAllTextAsync(sources.Added("*_TellTheStory.down.sql")[0], "DELETE FROM story");
        (await checkout.CallAsync(database, "--target=migrate-up")).Ends(0).Says($"Applied {checkout.Migrations.Length + 2} migrations");
        Assert.Equal(2L, await database.AskAsync<long>("SELECT count(*) FROM story"));
        var script = await checkout.CallAsync(database, "--target=migrate-script", "--from=DropCoordinates");
        var other = await checkout.MigratedAsync("DropCoordinates");
        Assert.True((await other.PsqlAsync(script.Ends(0).Out)).Succeeded);
        Assert.Equal(await database.DumpAsync(), await other.DumpAsync());

        // The newest goes only where nobody has applied it.
        var refused = (await checkout.CallAsync(database, "--target=migrate-remove")).Ends(3);
        Assert.Matches("^Refused: [0-9]+_TellTheStory is applied. Nothing was removed.$", refused.ErrorLines[0]);
        Assert.Equal(2, sources.Added("*_TellTheStory.*.sql").Count);
        (await checkout.CallAsync(database, "--target=migrate-down")).Ends(0);
        Assert.Equal(0L, await database.AskAsync<long>("SELECT count(*) FROM story"));
        (await checkout.CallAsync(database, "--target=migrate-remove")).Ends(0).Says("it is not applied in development");
        Assert.Empty(sources.Added("*_TellTheStory.*"));
        Assert.True(sources.IsUnchanged("migrations", "AppDbContextModelSnapshot.cs"));

        // Nothing is written that means nothing.
        foreach (var (message, reason) in new[] { ("add_language", "would be empty"), ("update_database", "update"), ("drop coordinates", "DropCoordinates") })
        {
            var empty = (await checkout.CallAsync(database, "--target=migrate-create", $"--message={message}")).Ends(3);
            Assert.Matches("^Refused: .* Nothing was written.$", empty.ErrorLines[0]);
            empty.Complains(reason);
        }

        Assert.Equal(2, sources.Added("*.cs").Count);

        // From the model.
        Sources.Insert(checkout.At("src", "App.Data", "ChannelConfiguration.cs"), "    /// <summary>What the channel reads in.</summary>\n    public string? Language { get; set; }\n\n", before: "    /// <summary>When the channel was first seen");
        Sources.Insert(checkout.At("src", "App.Data", "Configuration", "ChannelConfigurationConfiguration.cs"), "        builder.Property(channel => channel.Language).HasColumnName(\"language\");\n", before: "        builder.Property(channel => channel.CreatedAt)");
        (await checkout.CallAsync(database, "--target=migrate-create", "--message=add_language")).Ends(0).Says("_AddLanguage.Designer.cs");
        (await checkout.CallAsync(database, "--target=migrate-up")).Ends(0).Says("Applied 1 migration ");
        Assert.True(await database.HasColumnAsync("channel_configurations", "language"));
        (await checkout.CallAsync(database, "--target=migrate-create", "--message=add_language_again")).Ends(3).Complains("would be empty");
    }
}
