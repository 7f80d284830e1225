using System.Text.Json;

namespace Ferry.PostgreSql.Servers;

/// <summary>The file in which a checkout remembers its server; its member <c>kind</c> says what the server runs in.</summary>
/// <remarks>Read member by member: starting a serializer takes longer than all the rest of a look at a running server.</remarks>
internal static class RecordFile
{
    /// <summary>Reads what the server runs in, which counts even where the rest is damaged; null if the file does not say.</summary>
    internal static string? TryReadKind(string path) => TryRead(path, KindOf);

    /// <summary>Reads the record; null if there is none or it is not one of this kind.</summary>
    internal static T? TryRead<T>(string path, string kind, Func<JsonElement, T> read)
        where T : class => TryRead(path, json => KindOf(json) == kind ? read(json) : null);

    /// <summary>Reads a member that is a text.</summary>
    internal static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    private static string? KindOf(JsonElement json) => json.GetProperty("kind").GetString();

    private static T? TryRead<T>(string path, Func<JsonElement, T?> read)
        where T : class
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return read(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null; // no JSON, a member is missing, is of another kind, or is out of range
        }
    }
}
