using System.Globalization;
using Ferry.Settings;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Ferry.Apps.SmokeTesting;

/// <summary>Compares an answer with what a smoke test expects. Pure.</summary>
internal static class HttpExpectations
{
    private const int ShownLength = 300;

    /// <summary>Lists everything that differs, the body beside the first.</summary>
    internal static IReadOnlyList<string> Compare(SmokeTest test, int status, string body)
    {
        var failures = new List<string>();
        if (status != test.Status) failures.Add($"expected status {test.Status}, seen {status}");
        if (test.Body is { } text && !body.Contains(text, StringComparison.Ordinal)) failures.Add($"expected a body with \"{text}\"");
        failures.AddRange(CompareJson(test.Json, body));
        return failures.Count == 0 ? [] : [.. failures, $"body: {Shown(body)}"];
    }

    private static IEnumerable<string> CompareJson(IReadOnlyDictionary<string, string> expected, string body)
    {
        if (expected.Count == 0) return [];
        return TryParse(body) is { } json
            ? expected.Select(pair => CompareOne(json, pair.Key, pair.Value)).OfType<string>()
            : [$"expected JSON with {string.Join(", ", expected.Keys)}"];
    }

    private static string? CompareOne(JToken json, string path, string expected)
    {
        try
        {
            var seen = json.SelectTokens(path).Select(TextOf).ToList();
            return seen.Contains(expected, StringComparer.Ordinal) ? null
                : $"expected {path} to be {expected}, seen {(seen.Count == 0 ? "nothing there" : string.Join(", ", seen.Select(Shown)))}";
        }
        catch (JsonException exception)
        {
            return $"{path} is no JSON path: {exception.Message}";
        }
    }

    private static JToken? TryParse(string body)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None };
            return JToken.Load(reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // As it is written in JSON, and a text without its quotation marks; a setting knows nothing but texts.
    private static string TextOf(JToken token) => token is JValue { Value: string text } ? text : token.ToString(Formatting.None);

    private static string Shown(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "(empty)" : line.Length <= ShownLength ? line : string.Create(CultureInfo.InvariantCulture, $"{line[..ShownLength]}… ({text.Length} characters)");
    }
}
