using Ferry.Testing;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Drift;

public sealed class SchemaCacheTests
{
    [Fact]
    public async Task A_history_is_replayed_once_and_a_longer_one_again()
    {
        await using var checkout = new TestCheckout();
        var pipeline = await DriftPipeline.EmptyAsync(checkout.Folder);
        await pipeline.UpAsync<OrdinaryContext>("CreateB");
        foreach (var _ in Enumerable.Range(0, 2)) Assert.Empty((await pipeline.DriftAsync<OrdinaryContext>()).Differences);
        Assert.Equal(1, pipeline.Sandboxes.Started);
        Assert.Empty(Directory.GetDirectories(checkout.At("sandboxes")));

        await pipeline.UpAsync<OrdinaryContext>();
        Assert.Empty((await pipeline.DriftAsync<OrdinaryContext>()).Differences);
        Assert.Equal(2, pipeline.Sandboxes.Started);
        Assert.Equal(2, Directory.GetFiles(pipeline.CacheFolder).Length);
    }

    [Fact]
    public async Task A_damaged_or_foreign_file_is_replaced()
    {
        await using var checkout = new TestCheckout();
        var pipeline = await DriftPipeline.MigratedAsync<OrdinaryContext>(checkout.Folder);
        await pipeline.DriftAsync<OrdinaryContext>();
        var file = Assert.Single(Directory.GetFiles(pipeline.CacheFolder));
        var good = await File.ReadAllTextAsync(file);
        string[] bad = ["", "no JSON", "[]", good[..^30], good.Replace("\"integer\"", "\"bigint\"", StringComparison.Ordinal), good.Replace(Path.GetFileNameWithoutExtension(file), new string('0', 64), StringComparison.Ordinal)];
        foreach (var (text, number) in bad.Select((text, index) => (text, index + 1)))
        {
            Assert.NotEqual(good, text);
            await File.WriteAllTextAsync(file, text);
            Assert.Empty((await pipeline.DriftAsync<OrdinaryContext>()).Differences);
            Assert.Equal(number + 1, pipeline.Sandboxes.Started);
            Assert.Equal(good, await File.ReadAllTextAsync(file));
        }

        Assert.Equal([file], Directory.GetFiles(pipeline.CacheFolder));
    }

    [Fact]
    public async Task Without_a_place_for_it_the_look_is_the_same()
    {
        await using var checkout = new TestCheckout();
        var pipeline = await DriftPipeline.MigratedAsync<OrdinaryContext>(checkout.Folder);
        Directory.CreateDirectory(checkout.Ferry);
        await File.WriteAllTextAsync(pipeline.CacheFolder, "a file where a folder should be", TestContext.Current.CancellationToken);
        Assert.Empty((await pipeline.DriftAsync<OrdinaryContext>()).Differences);
        Assert.Empty((await pipeline.DriftAsync<OrdinaryContext>()).Differences);
        Assert.Equal(2, pipeline.Sandboxes.Started);
    }
}
