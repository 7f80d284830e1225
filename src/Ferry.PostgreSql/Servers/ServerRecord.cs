using System.Text.Json;

namespace Ferry.PostgreSql.Servers;

/// <summary>What is remembered about a server between commands. Holds no secret, and all of it can be found again.</summary>
/// <param name="Port">The loopback port it listens on.</param>
/// <param name="Database">The database known to exist on it.</param>
/// <param name="Version">PostgreSQL version.</param>
/// <param name="Data">Where its data is.</param>
/// <param name="RunsAs">The user that runs it where that is not the caller.</param>
/// <remarks>Read and written member by member: starting a serializer takes longer than all the rest of a look at a running server.</remarks>
internal sealed record ServerRecord(int Port, string Database, string Version, string Data, string? RunsAs)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Reads the record; null if there is none or it is not one.</summary>
    internal static ServerRecord? TryRead(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null; // no JSON, a member is missing, is of another kind, or is out of range
        }
    }

    /// <summary>Replaces the record as a whole.</summary>
    internal async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        await using (var stream = File.Create(path + ".new"))
        await using (var json = new Utf8JsonWriter(stream, Indented))
        {
            Write(json);
            await json.FlushAsync(cancellationToken);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    private static ServerRecord? Read(JsonElement json) =>
        json.GetProperty("kind").GetString() == "binaries"
            ? new ServerRecord(
                json.GetProperty("port").GetUInt16(),
                json.GetProperty("database").GetString() ?? "",
                json.GetProperty("version").GetString() ?? "",
                json.GetProperty("data").GetString() ?? "",
                json.TryGetProperty("runsAs", out var runsAs) ? runsAs.GetString() : null)
            : null;

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("kind", "binaries");
        json.WriteNumber("port", Port);
        json.WriteString("database", Database);
        json.WriteString("version", Version);
        json.WriteString("data", Data);
        if (RunsAs is not null) json.WriteString("runsAs", RunsAs);
        json.WriteEndObject();
    }
}
