using Ferry.Apps.SmokeTesting;
using Ferry.Settings;

namespace Ferry.Apps.Tests.SmokeTesting;

public sealed class HttpExpectationsTests
{
    private const string Body = """{ "version": "two", "items": [ { "name": "first", "price": 12.5 }, { "name": "second", "price": 3 } ], "live": true, "none": null, "at": "2026-01-02T03:04:05Z" }""";

    [Theory]
    [InlineData("$.version", "two")]
    [InlineData("version", "two")]
    [InlineData("$.items[0].price", "12.5")]
    [InlineData("$.items[?(@.name == 'second')].price", "3")]
    [InlineData("$..name", "second")] // one of those that are found there
    [InlineData("$.live", "true")]
    [InlineData("$.none", "null")]
    [InlineData("$.at", "2026-01-02T03:04:05Z")]
    [InlineData("$.items[1]", """{"name":"second","price":3}""")]
    public void A_JSON_path_finds_its_value(string path, string value) => Assert.Empty(Compare(Body, json: (path, value)));

    [Theory]
    [InlineData("$.version", "one", "expected $.version to be one, seen two")]
    [InlineData("$.missing", "one", "expected $.missing to be one, seen nothing there")]
    [InlineData("$..name", "third", "expected $..name to be third, seen first, second")]
    public void Another_value_is_told(string path, string value, string failure) => Assert.Equal(failure, Compare(Body, json: (path, value))[0]);

    [Fact]
    public void A_path_that_is_none_is_told() => Assert.StartsWith("$.[ is no JSON path: ", Compare(Body, json: ("$.[", "x"))[0], StringComparison.Ordinal);

    [Fact]
    public void A_body_that_is_no_JSON_is_told() => Assert.Equal(["expected JSON with $.version", "body: <html>"], Compare("<html>", json: ("$.version", "two")));

    [Fact]
    public void Status_and_body_are_told_together_with_what_was_seen() =>
        Assert.Equal(["expected status 200, seen 500", "expected a body with \"Welcome\"", "body: It broke."], Compare("It\n  broke.", 500, "Welcome"));

    [Fact]
    public void A_long_body_is_cut()
    {
        var shown = Compare(new string('x', 5000), 500)[^1];

        Assert.EndsWith("… (5000 characters)", shown, StringComparison.Ordinal);
        Assert.True(shown.Length < 400);
    }

    private static IReadOnlyList<string> Compare(string body, int status = 200, string? contains = null, (string Path, string Value)? json = null) => HttpExpectations.Compare(
        new SmokeTest("test", "/", null, TimeSpan.FromSeconds(1))
        {
            Body = contains,
            Json = json is { } one ? new Dictionary<string, string> { [one.Path] = one.Value } : [],
        },
        status, body);
}
