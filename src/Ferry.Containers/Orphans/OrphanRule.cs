using Ferry.Processes;
using Ferry.Containers.Servers;
using Ferry.PostgreSql.Servers;

namespace Ferry.Containers.Orphans;

/// <summary>Tells what nobody will ask for again. In doubt, somebody will.</summary>
internal static class OrphanRule
{
    /// <summary>A container of a run that is dead, the server of a checkout that is gone or has another one by now, or the app of one that is gone.</summary>
    internal static bool IsOrphanedContainer(string name, IDictionary<string, string> labels, string? volume)
    {
        if (OwnerOf(labels) is not { IsOfThisMachine: true } owner || !labels.TryGetValue(Labels.Checkout, out var folder)) return false;
        // A release outlives the run that started it; the next one of its checkout clears away what is not needed.
        if (labels[Labels.RoleName] == Labels.Role.App) return IsGone(folder);
        return labels[Labels.RoleName] != Labels.Role.Server || name == ContainerNames.Unfinished(folder)
            ? !owner.IsAlive()
            : IsGone(folder) || RecordedVolume(folder) is { } recorded && recorded != volume && !owner.IsAlive(); // it may be about to record it
    }

    /// <summary>A volume that no container uses and no record names, of a run that is dead.</summary>
    internal static bool IsOrphanedVolume(string name, IDictionary<string, string> labels) =>
        OwnerOf(labels) is { IsOfThisMachine: true } owner
        && !owner.IsAlive()
        && labels.TryGetValue(Labels.Checkout, out var folder)
        && IsInReach(folder)
        && RecordedVolume(folder) != name;

    private static ProcessOwner? OwnerOf(IDictionary<string, string> labels) =>
        ProcessOwner.TryParse(labels.TryGetValue(Labels.Owner, out var owner) ? owner : null);

    // The checkout is gone, and not the whole disk that it was on.
    private static bool IsGone(string folder) => !Directory.Exists(Path.GetDirectoryName(folder)) && IsInReach(folder);

    private static bool IsInReach(string folder) => Directory.Exists(Path.GetDirectoryName(Path.GetDirectoryName(folder)));

    // The volume that a checkout's record names; empty if its server is no container; null if there is no record.
    private static string? RecordedVolume(string folder)
    {
        var record = new ServerPaths(folder).Record;
        return File.Exists(record) ? ContainerRecord.TryRead(record)?.Volume ?? "" : null;
    }
}
