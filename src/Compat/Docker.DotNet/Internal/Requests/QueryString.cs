using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Docker.DotNet.Internal.Json;

namespace Docker.DotNet.Internal.Requests;

/// <summary>Writes the marked properties of a parameters object as a query string.</summary>
internal static class QueryString
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, QueryAttribute Query)[]> Marked = new();

    /// <summary>Writes the properties that differ from their type's default, and the required ones.</summary>
    /// <param name="parameters">The object, or null for an empty query.</param>
    /// <returns>The query with its question mark, or nothing.</returns>
    internal static string Of(object? parameters)
    {
        if (parameters is null) return "";
        var pairs = Marked.GetOrAdd(parameters.GetType(), MarkedOf)
            .SelectMany(each => Values(each.Query, each.Property.GetValue(parameters))
                .Select(value => $"{Uri.EscapeDataString(each.Query.Name)}={Uri.EscapeDataString(value)}"));
        var query = string.Join('&', pairs);
        return query.Length == 0 ? "" : "?" + query;
    }

    private static (PropertyInfo, QueryAttribute)[] MarkedOf(Type type) =>
    [
        .. from property in type.GetProperties()
           let query = property.GetCustomAttribute<QueryAttribute>()
           where query is not null
           select (property, query),
    ];

    private static IEnumerable<string> Values(QueryAttribute query, object? value) => (query, value) switch
    {
        ({ Required: true }, null) => throw new ArgumentException($"The parameter '{query.Name}' is required.", nameof(value)),
        ({ Required: false }, null or false) => [],
        ({ Required: false }, ValueType) when value.Equals(Activator.CreateInstance(value.GetType())) => [],
        ({ Format: QueryFormat.Flag }, bool flag) => [flag ? "1" : "0"],
        ({ Format: QueryFormat.Repeated }, IEnumerable items) => items.Cast<object>().Select(Text),
        ({ Format: QueryFormat.Json }, _) => [JsonSerializer.Serialize(value, value!.GetType(), EngineJson.Options)],
        _ => [Text(value!)],
    };

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
