using System.Text.Json.Nodes;

namespace Ferry.Core.Migrations;

/// <summary>What was said to migrations of the environment, such as <c>dev_data=true</c>.</summary>
public sealed class ContextValues
{
    private readonly SortedDictionary<string, string> _values;

    private ContextValues(IEnumerable<KeyValuePair<string, string>> values) => _values = new(values.ToDictionary(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing was said.</summary>
    public static ContextValues None { get; } = new([]);

    /// <summary>Value by name, in the order of the names; upper and lower case make no difference to a name.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>True when nothing was said.</summary>
    public bool IsNone => _values.Count == 0;

    /// <summary>The names in their order, for a sentence.</summary>
    public string Names => string.Join(", ", _values.Keys);

    /// <summary>Reads what was typed.</summary>
    /// <param name="text"><c>NAME=VALUE</c>, several with commas; <c>NAME</c> alone means <c>NAME=true</c>. Null for nothing.</param>
    /// <returns>The values, and what is wrong with the text; null when nothing is.</returns>
    public static (ContextValues Values, string? Problem) Read(string? text)
    {
        if (text is null) return (None, null);
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(','))
        {
            var cut = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = cut < 0 ? (part, "true") : (part[..cut], part[(cut + 1)..]);
            if (name.Length == 0 || !name.All(IsOfName)) return (None, $"\"{name}\" is no name; a name is made of letters, digits, and _ . -");
            if (value.Length == 0) return (None, $"{name} has no value");
            if (!values.TryAdd(name, value) && values[name] != value) return (None, $"{name} is given twice with different values");
        }

        return (new ContextValues(values), null);
    }

    /// <summary>Reads what <see cref="ToJson"/> has written.</summary>
    /// <param name="json">The text; null for nothing.</param>
    /// <returns>The values.</returns>
    public static ContextValues OfJson(string? json) => json is null ? None
        : new ContextValues(JsonNode.Parse(json)!.AsObject().Select(pair => KeyValuePair.Create(pair.Key, (string)pair.Value!)));

    /// <summary>Puts together what was said to several migrations; what was said last counts.</summary>
    /// <param name="all">What was said to each.</param>
    /// <returns>All of it.</returns>
    public static ContextValues Join(IEnumerable<ContextValues> all)
    {
        var joined = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in all.SelectMany(one => one.Values)) joined[name] = value;
        return joined.Count == 0 ? None : new ContextValues(joined);
    }

    /// <summary>Tells whether the same was said; upper and lower case make no difference to a name.</summary>
    /// <param name="other">What was said at another time.</param>
    /// <returns>True when names and values agree.</returns>
    public bool IsSameAs(ContextValues other) =>
        _values.Count == other._values.Count && _values.All(pair => other._values.TryGetValue(pair.Key, out var value) && value == pair.Value);

    /// <summary>Writes an object with a member for each name.</summary>
    /// <returns>The object.</returns>
    public JsonObject ToJson() => new(_values.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));

    /// <summary>Writes it as it is typed.</summary>
    /// <returns>Names and values with commas.</returns>
    public override string ToString() => string.Join(",", _values.Select(pair => $"{pair.Key}={pair.Value}"));

    private static bool IsOfName(char one) => char.IsAsciiLetterOrDigit(one) || one is '_' or '.' or '-';
}
