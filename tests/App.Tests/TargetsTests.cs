using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace App.Tests;

public sealed class TargetsTests
{
    private const string Targets = "/channels/42/targets";
    private static readonly object Pinballz = new { type = "location", displayName = "Pinballz", locationId = 7 };
    private static readonly object Berlin =
        new { type = "area", displayName = "Berlin", latitude = 52.52, longitude = 13.405, radiusMeters = 20_000 };

    [Fact]
    public async Task An_added_location_is_listed_without_the_fields_of_an_area()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();

        var added = await client.PostAsJsonAsync(Targets, Pinballz);

        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var listed = Assert.Single(await ListAsync(client));
        Assert.Equal(listed.GetRawText(), (await BodyAsync(added)).GetRawText());
        Assert.Equal(["id", "type", "displayName", "locationId", "createdAt"], listed.EnumerateObject().Select(field => field.Name));
        Assert.Equal($"{Targets}/{listed.GetProperty("id")}", added.Headers.Location!.OriginalString);
        Assert.Equal("Pinballz", listed.GetProperty("displayName").GetString());
        Assert.Equal(7, listed.GetProperty("locationId").GetInt64());
    }

    [Fact]
    public async Task An_added_area_is_listed_with_its_point_and_radius()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();

        Assert.Equal(HttpStatusCode.Created, (await client.PostAsJsonAsync(Targets, Berlin)).StatusCode);

        var listed = Assert.Single(await ListAsync(client));
        Assert.Equal("area", listed.GetProperty("type").GetString());
        Assert.Equal(52.52m, listed.GetProperty("latitude").GetDecimal());
        Assert.Equal(13.405m, listed.GetProperty("longitude").GetDecimal());
        Assert.Equal(20_000, listed.GetProperty("radiusMeters").GetInt32());
    }

    [Fact]
    public async Task Targets_are_listed_oldest_first_and_only_their_channels_own()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();
        await client.PostAsJsonAsync(Targets, Pinballz);
        await client.PostAsJsonAsync(Targets, Berlin);
        await client.PostAsJsonAsync("/channels/43/targets", Pinballz);

        Assert.Equal(["Pinballz", "Berlin"], (await ListAsync(client)).Select(target => target.GetProperty("displayName").GetString()));
    }

    [Fact]
    public async Task The_first_target_gives_its_channel_the_default_settings()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();
        await client.PostAsJsonAsync(Targets, Pinballz);

        await using var database = host.OpenDatabase();
        var channel = await database.ChannelConfigurations.SingleAsync();
        Assert.Equal((42, 60, Data.NotificationPreference.All), (channel.ChannelId, channel.PollIntervalMinutes, channel.NotificationPreference));
        Assert.Null(channel.LastPolledAt);
        Assert.True(DateTimeOffset.UtcNow - channel.CreatedAt < TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_removed_target_is_gone_and_can_be_added_again()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();
        var location = (await client.PostAsJsonAsync(Targets, Pinballz)).Headers.Location;

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(location)).StatusCode);
        Assert.Empty(await ListAsync(client));
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync(location)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsJsonAsync(Targets, Pinballz)).StatusCode);
    }

    [Fact]
    public async Task A_target_is_not_removed_through_another_channel()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();
        await client.PostAsJsonAsync("/channels/43/targets", Berlin);
        var id = (await BodyAsync(await client.PostAsJsonAsync(Targets, Pinballz))).GetProperty("id");

        var refused = await client.DeleteAsync($"/channels/43/targets/{id}");

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal($"Channel 43 has no target {id}. Nothing was removed.", (await BodyAsync(refused)).GetProperty("detail").GetString());
        Assert.Single(await ListAsync(client));
    }

    [Fact]
    public async Task Nothing_is_listed_for_a_channel_that_was_never_seen()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();

        var answer = await client.GetAsync(Targets);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_path_that_leads_nowhere_is_answered_with_a_problem()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();

        var answer = await client.GetAsync("/channels/general/targets");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    private static async Task<List<JsonElement>> ListAsync(HttpClient client) =>
        await client.GetFromJsonAsync<List<JsonElement>>(Targets) ?? [];

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>();
}
