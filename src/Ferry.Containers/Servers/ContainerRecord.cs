using System.Text.Json;
using System.Text.Json.Nodes;
using Ferry.PostgreSql.Servers;

namespace Ferry.Containers.Servers;

/// <summary>What is remembered about a server in a container between commands. Holds no secret.</summary>
/// <param name="Port">The loopback port it is published on.</param>
/// <param name="Database">The database known to exist on it.</param>
/// <param name="Version">PostgreSQL version.</param>
/// <param name="Volume">The volume with its data; the one thing that cannot be found again without doubt.</param>
/// <param name="Image">The image it was made from.</param>
/// <param name="ImageId">The same, so that a tag which has moved to another major version does no harm.</param>
/// <param name="Started">The start after which the server was seen to answer, as the engine writes it.</param>
internal sealed record ContainerRecord(int Port, string Database, string Version, string Volume, string Image, string ImageId, string Started)
{
    internal const string Kind = "container";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Reads the record; null if there is none or it is not one of a container.</summary>
    internal static ContainerRecord? TryRead(string path) => RecordFile.TryRead(path, Kind, json => new ContainerRecord(
        json.GetProperty("port").GetUInt16(),
        RecordFile.Text(json, "database"),
        RecordFile.Text(json, "version"),
        RecordFile.Text(json, "volume"),
        RecordFile.Text(json, "image"),
        RecordFile.Text(json, "imageId"),
        RecordFile.Text(json, "started")));

    /// <summary>The major version of its data; null if the version is not one.</summary>
    internal int? Major => int.TryParse(Version.Split('.')[0], out var major) ? major : null;

    /// <summary>Replaces the record as a whole.</summary>
    internal async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        var json = new JsonObject
        {
            ["kind"] = Kind,
            ["port"] = Port,
            ["database"] = Database,
            ["version"] = Version,
            ["volume"] = Volume,
            ["image"] = Image,
            ["imageId"] = ImageId,
            ["started"] = Started,
        };
        await File.WriteAllTextAsync(path + ".new", json.ToJsonString(Indented), cancellationToken);
        File.Move(path + ".new", path, overwrite: true);
    }
}
