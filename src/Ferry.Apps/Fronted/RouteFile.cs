using System.Text.Json;
using System.Text.Json.Serialization;
using Ferry.Core.Releases;

namespace Ferry.Apps.Fronted;

/// <summary>Where a front leads requests: the one truth about what serves.</summary>
/// <param name="Sequence">Counts the changes, so that the front can say up to which of them the requests are done.</param>
/// <param name="Port">The loopback port of the release that serves; null while requests wait.</param>
/// <param name="Release">The release that serves, or that served until requests had to wait.</param>
internal sealed record RouteFile(long Sequence, int? Port, AppRelease? Release)
{
    private const string Name = "route.json";

    /// <summary>The release that gets the requests; null while they wait.</summary>
    [JsonIgnore]
    internal AppRelease? Serving => Port is null ? null : Release;

    /// <summary>Reads it; one that leads nowhere where there is none yet.</summary>
    internal static RouteFile Read(AppPlace place)
    {
        var path = place.At(Name);
        return File.Exists(path) && JsonSerializer.Deserialize<RouteFile>(File.ReadAllBytes(path), JsonSerializerOptions.Web) is { } route ? route : new RouteFile(0, null, null);
    }

    /// <summary>Replaces it as a whole, with the next number.</summary>
    internal static RouteFile Write(AppPlace place, int? port, AppRelease? release)
    {
        var path = place.At(Name);
        var route = new RouteFile(Read(place).Sequence + 1, port, release);
        File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(route, JsonSerializerOptions.Web));
        File.Move(path + ".new", path, overwrite: true);
        return route;
    }
}
