using Ferry.PostgreSql.Servers;

namespace Ferry.Containers.Servers;

/// <summary>What there is of a checkout's server: its container if it has one, and the volume with its data.</summary>
internal sealed record FoundServer(ServerContainer? Container, string Volume);

/// <summary>Finds the server of a checkout, whatever has been done to it, to the checkout and to the record of it.</summary>
internal sealed class ServerSearch(ContainerLife life, ServerPaths paths)
{
    internal string Name { get; } = ContainerNames.Server(paths.Folder);

    /// <summary>Finds the server; null if there is none.</summary>
    internal async Task<FoundServer?> FindAsync(ContainerRecord? record, CancellationToken cancellationToken)
    {
        if (await life.FindAsync(Name, cancellationToken) is { } container) return new FoundServer(container, container.Volume);
        if (record is null || await life.FindVolumeAsync(record.Volume, cancellationToken) is not { } volume) return null;
        // The container was removed, or the checkout was moved, or this is a copy of another checkout.
        var user = await FindUserAsync(record.Volume, cancellationToken);
        var folder = user is null ? volume.Labels?.TryGetValue(Labels.Checkout, out var label) == true ? label : null : user.Checkout;
        return IsOfAnother(folder, record.Volume) ? null : new FoundServer(user, record.Volume);
    }

    /// <summary>Removes what a killed run has begun; nobody was ever told of it, so there is nothing in it.</summary>
    internal async Task RemoveUnfinishedAsync(CancellationToken cancellationToken)
    {
        if (await life.FindAsync(ContainerNames.Unfinished(paths.Folder), cancellationToken) is not { } unfinished) return;
        await life.RemoveAsync(unfinished.Id, cancellationToken);
        if (unfinished.Volume.Length > 0) await life.TryRemoveVolumeAsync(unfinished.Volume, cancellationToken);
    }

    // Ferry's own container; somebody else's, such as one that copies the data, is none of its business.
    private async Task<ServerContainer?> FindUserAsync(string volume, CancellationToken cancellationToken) =>
        (await life.UsersOfAsync(volume, cancellationToken)).FirstOrDefault(user => user.Labels?.ContainsKey(Labels.RoleName) == true) is { } user
            ? await life.FindAsync(user.ID, cancellationToken)
            : null;

    private bool IsOfAnother(string? folder, string volume) =>
        folder is not null && folder != paths.Folder && ContainerRecord.TryRead(new ServerPaths(folder).Record)?.Volume == volume;
}
