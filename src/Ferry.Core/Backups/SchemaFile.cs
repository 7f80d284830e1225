using System.Text.Json;
using Ferry.Core.Drift;

namespace Ferry.Core.Backups;

/// <summary>The schema of a backup, in <c>schema.json</c> beside its data, so that a difference can be named and not only noticed.</summary>
public static class SchemaFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Writes a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>Indented JSON, in an order of its own.</returns>
    public static string Write(DatabaseSchema schema) => JsonSerializer.Serialize(
        schema.Objects.OrderBy(one => one.Kind, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal), Options) + "\n";

    /// <summary>Reads a schema.</summary>
    /// <param name="json">The text of the file.</param>
    /// <returns>The schema; null where the text is none.</returns>
    public static DatabaseSchema? TryRead(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<List<SchemaObject>>(json, Options) is { } objects ? new DatabaseSchema(objects) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
