using System.Text.Json;

namespace Ferry.PostgreSql.Servers;

/// <summary>What is remembered about a server between commands. Holds no secret, and all of it can be found again.</summary>
/// <param name="Port">The loopback port it listens on.</param>
/// <param name="Database">The database known to exist on it.</param>
/// <param name="Version">PostgreSQL version.</param>
/// <param name="Data">Where its data is.</param>
/// <param name="RunsAs">The user that runs it where that is not the caller.</param>
internal sealed record ServerRecord(int Port, string Database, string Version, string Data, string? RunsAs)
{
    internal const string Kind = "binaries";
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Reads the record; null if there is none or it is not one.</summary>
    internal static ServerRecord? TryRead(string path) => RecordFile.TryRead(path, Kind, json => new ServerRecord(
        json.GetProperty("port").GetUInt16(),
        RecordFile.Text(json, "database"),
        RecordFile.Text(json, "version"),
        RecordFile.Text(json, "data"),
        json.TryGetProperty("runsAs", out var runsAs) ? runsAs.GetString() : null));

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

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("kind", Kind);
        json.WriteNumber("port", Port);
        json.WriteString("database", Database);
        json.WriteString("version", Version);
        json.WriteString("data", Data);
        if (RunsAs is not null) json.WriteString("runsAs", RunsAs);
        json.WriteEndObject();
    }
}
