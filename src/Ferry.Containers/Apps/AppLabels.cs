using System.Globalization;
using Docker.DotNet.Models;
using Ferry.Apps;
using Ferry.Apps.Fronted;
using Ferry.Core.Releases;
using Ferry.PostgreSql;
using Ferry.PostgreSql.Servers;

namespace Ferry.Containers.Apps;

/// <summary>The labels by which an environment's releases and images are known again; they are all that is known.</summary>
/// <param name="place">The environment's folder.</param>
/// <param name="run">The run.</param>
internal sealed class AppLabels(AppPlace place, RunIdentity run)
{
    private const string Id = "ferry.release";
    private const string Version = "ferry.version";
    private const string Artifact = "ferry.artifact";
    private const string Port = "ferry.port";

    /// <summary>The checkout's private folder, links followed.</summary>
    internal string Checkout { get; } = new ServerPaths(place.Private).Folder;

    /// <summary>The labels of a release's container.</summary>
    internal Dictionary<string, string> Of(AppRelease release, int port) => new(Base())
    {
        [Id] = release.Id.ToString(CultureInfo.InvariantCulture),
        [Version] = release.Version,
        [Artifact] = release.Artifact,
        [Port] = port.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The labels of an image that is built here.</summary>
    internal Dictionary<string, string> OfImage(AppBuild build) => new(Base())
    {
        [Version] = build.Version,
        ["org.opencontainers.image.revision"] = build.Commit ?? build.Version,
    };

    /// <summary>True if it was made for this environment of this checkout.</summary>
    internal bool AreMine(IDictionary<string, string>? labels) =>
        labels is not null && Value(labels, Labels.Checkout) == Checkout && string.Equals(Value(labels, Labels.Environment), place.Environment.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a container; null if it is none of this environment's releases.</summary>
    internal AppInstance? TryRead(ContainerListResponse container) =>
        AreMine(container.Labels)
        && long.TryParse(Value(container.Labels, Id), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && int.TryParse(Value(container.Labels, Port), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new AppInstance(container.ID, new AppRelease(id, Value(container.Labels, Version) ?? "", Value(container.Labels, Artifact) ?? ""), port, container.State is "running" or "restarting" or "paused")
            : null;

    private Dictionary<string, string> Base() => Labels.For(Checkout, place.Environment.Value, run, Labels.Role.App);

    private static string? Value(IDictionary<string, string> labels, string name) => labels.TryGetValue(name, out var value) ? value : null;
}
