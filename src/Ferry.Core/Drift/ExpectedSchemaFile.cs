using System.Text.Json;
using System.Text.Json.Nodes;
using Ferry.Core.Backups;

namespace Ferry.Core.Drift;

/// <summary>A schema as it is kept between calls: with the key it belongs to, and its fingerprint against damage.</summary>
public static class ExpectedSchemaFile
{
    /// <summary>Writes a schema.</summary>
    /// <param name="key">What it was made of, see <see cref="ReplayKey"/>.</param>
    /// <param name="schema">The schema.</param>
    /// <returns>A JSON object.</returns>
    public static string Write(string key, DatabaseSchema schema) =>
        new JsonObject { ["key"] = key, ["fingerprint"] = schema.Fingerprint, ["objects"] = JsonNode.Parse(SchemaFile.Write(schema)) }.ToJsonString() + "\n";

    /// <summary>Reads a schema.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="key">The key that it has to be of.</param>
    /// <returns>The schema; null where the text is damaged, or of another key.</returns>
    public static DatabaseSchema? TryRead(string json, string key)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject file || (string?)file["key"] != key || file["objects"] is not { } objects) return null;
            return SchemaFile.TryRead(objects.ToJsonString()) is { } schema && schema.Fingerprint == (string?)file["fingerprint"] ? schema : null;
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
