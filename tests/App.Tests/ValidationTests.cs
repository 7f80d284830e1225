using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace App.Tests;

public sealed class ValidationTests
{
    private const string Targets = "/channels/42/targets";

    [Fact]
    public async Task Every_broken_rule_is_told_at_once_by_field()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();

        var answer = await client.PostAsJsonAsync(Targets, new { type = "area", displayName = " ", locationId = 7, latitude = 91, radiusMeters = 5 });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.Equal(
            """{"displayName":["is required"],"latitude":["must be between -90 and 90"],"locationId":["does not belong to type area"],"longitude":["is required"],"radiusMeters":["must be between 100 and 200000"]}""",
            problem.GetProperty("errors").GetRawText());
    }

    [Fact]
    public async Task A_refused_target_leaves_no_trace()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();

        await client.PostAsJsonAsync(Targets, new { type = "city", displayName = "Berlin" });

        await using var database = host.OpenDatabase();
        Assert.False(await database.ChannelConfigurations.AnyAsync());
    }

    [Theory]
    [InlineData("""{"type":"area","latitude":"north"}""", "latitude")]
    [InlineData("""{"type":"area","latitude":1e400}""", "latitude")]
    [InlineData("""{"type":"area","radiusMeters":1.5}""", "radiusMeters")]
    [InlineData("""{"type":"location","locationId":99999999999999999999}""", "locationId")]
    [InlineData("""{"type":"location","displayNam":"Pinballz"}""", "displayNam")]
    [InlineData("""{"type":"location","displayName":"\ud800"}""", "displayName")]
    [InlineData("""{"type":7}""", "type")]
    public async Task A_field_that_cannot_be_read_is_named(string body, string field)
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();

        var answer = await PostAsync(client, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(field, Assert.Single(errors.EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("Pinballz")]
    public async Task A_body_that_is_no_target_at_all_is_a_problem_too(string body)
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();

        var answer = await PostAsync(client, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("The body is not a JSON object that describes a target.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_body_that_does_not_say_it_is_json_is_refused()
    {
        await using var host = await AppHost.StartAsync();
        using var client = host.CreateClient();

        var answer = await PostAsync(client, "{}", "text/plain");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string body, string mediaType = "application/json") =>
        client.PostAsync(Targets, new StringContent(body, Encoding.UTF8, mediaType));
}
