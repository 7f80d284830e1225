using System.Text.Json;

namespace Ferry.PostgreSql.Servers;

/// <summary>The file in which a checkout remembers its server; its member <c>kind</c> says what the server runs in.</summary>
/// <remarks>Read member by member: starting a serializer takes longer than all the rest of a look at a running server.</remarks>
internal static class RecordFile
{
    /// <summary>Reads the record; null if there is none or it is not one of this kind.</summary>
    internal static T? TryRead<T>(string path, string kind, Func<JsonElement, T> read)
        where T : class
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.GetProperty("kind").GetString() == kind ? read(json.RootElement) : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null; // no JSON, a member is missing, is of another kind, or is out of range
        }
    }

    /// <summary>Reads a member that is a text.</summary>
    internal static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";
}
