using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace App.Tests;

public sealed class DuplicatesTests
{
    private const string Targets = "/channels/42/targets";
    private static readonly object Location = new { type = "location", displayName = "Pinballz", locationId = 7 };
    private static readonly object Area =
        new { type = "area", displayName = "Berlin", latitude = 52.52, longitude = 13.405, radiusMeters = 20_000 };

    public static TheoryData<object, object, string> Same => new()
    {
        { Location, new { type = "location", displayName = "Another name", locationId = 7 }, "location 7" },
        { Area, new { type = "area", displayName = "Another name", latitude = 52.52, longitude = 13.405, radiusMeters = 500 }, "an area around this point" },
        { Area, new { type = "area", displayName = "1 cm away", latitude = 52.5200001, longitude = 13.405, radiusMeters = 20_000 }, "an area around this point" },
    };

    public static TheoryData<object, object> Different => new()
    {
        { Location, new { type = "location", displayName = "Pinballz", locationId = 8 } },
        { Area, new { type = "area", displayName = "Berlin", latitude = 52.52, longitude = 13.406, radiusMeters = 20_000 } },
        { Area, new { type = "area", displayName = "Berlin", latitude = 52.53, longitude = 13.405, radiusMeters = 20_000 } },
        { Area, Location },
    };

    public static TheoryData<object> Shapes => [Location, Area];

    [Theory]
    [MemberData(nameof(Same))]
    public async Task The_same_place_twice_in_a_channel_is_a_conflict(object first, object second, string place)
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();
        await client.PostAsJsonAsync(Targets, first);

        var answer = await client.PostAsJsonAsync(Targets, second);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal($"Channel 42 already watches {place}. Nothing was added.", problem.GetProperty("detail").GetString());
        await using var database = host.OpenDatabase();
        Assert.Equal(1, await database.MonitoringTargets.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Different))]
    public async Task Different_places_stand_side_by_side(object first, object second)
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();
        await client.PostAsJsonAsync(Targets, first);

        Assert.Equal(HttpStatusCode.Created, (await client.PostAsJsonAsync(Targets, second)).StatusCode);
    }

    [Fact]
    public async Task Two_channels_may_watch_the_same_place()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();

        Assert.Equal(HttpStatusCode.Created, (await client.PostAsJsonAsync(Targets, Location)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsJsonAsync("/channels/43/targets", Location)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Of_identical_adds_at_once_exactly_one_wins(object target)
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();

        // Every round is a fresh channel, so the channel's own row is contended too.
        for (var channel = 1; channel <= 10; channel++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 2)
                .Select(_ => Task.Run(() => client.PostAsJsonAsync($"/channels/{channel}/targets", target))));
            Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        }
    }
}
