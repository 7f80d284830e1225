using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ferry.PostgreSql.Servers;

/// <summary>What is remembered about a server between commands. Holds no secret, and all of it can be found again.</summary>
/// <param name="Kind">How the server is run: from <c>binaries</c>.</param>
/// <param name="Port">The loopback port it listens on.</param>
/// <param name="Database">The database known to exist on it.</param>
/// <param name="Version">PostgreSQL version.</param>
/// <param name="Data">Where its data is.</param>
/// <param name="RunsAs">The user that runs it where that is not the caller.</param>
internal sealed record ServerRecord(string Kind, int Port, string Database, string Version, string Data, string? RunsAs)
{
    internal const string Binaries = "binaries";

    /// <summary>Reads the record; null if there is none or it is not one.</summary>
    internal static ServerRecord? TryRead(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            var record = JsonSerializer.Deserialize(File.ReadAllBytes(path), ServerRecordJson.Default.ServerRecord);
            return record is { Port: > 0 and < 65536, Database: not null, Version: not null, Data: not null } ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Replaces the record as a whole.</summary>
    internal async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(this, ServerRecordJson.Default.ServerRecord);
        await File.WriteAllBytesAsync(path + ".new", text, cancellationToken);
        File.Move(path + ".new", path, overwrite: true);
    }
}

/// <summary>Serialization made at compile time: reflection would cost more than the whole look at a running server.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(ServerRecord))]
internal sealed partial class ServerRecordJson : JsonSerializerContext;
