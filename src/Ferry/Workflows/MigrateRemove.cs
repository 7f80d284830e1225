using Ferry.Core.Migrations;
using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Workflows;

/// <summary>Removes the newest migration from the code, if no environment that can be seen has applied it.</summary>
/// <param name="settings">The repository's settings.</param>
/// <param name="source">The migrations of the code.</param>
/// <param name="databases">The databases.</param>
/// <param name="visible">Tells which environments can be looked at.</param>
/// <param name="author">Deletes the files.</param>
public sealed class MigrateRemove(FerrySettings settings, IMigrationSource source, IDatabases databases, IVisibleEnvironments visible, IMigrationAuthor author)
{
    /// <summary>Removes the migration.</summary>
    /// <param name="cancellation">Cancels before the first file is deleted.</param>
    /// <returns>What was removed, or why nothing was.</returns>
    /// <exception cref="SurroundingsException">An environment that is configured cannot be reached.</exception>
    public async Task<IOutcome> RunAsync(CancellationToken cancellation)
    {
        if (source.Ids.Count == 0) return new Refused(new Notice("Refused: there is no migration to remove."));
        var newest = source.Ids[^1];
        var looked = new List<string>();
        var appliedIn = new List<string>();
        foreach (var environment in settings.Environments.Select(one => one.Name))
        {
            if (!await visible.CanLookAsync(environment, cancellation)) continue;
            var database = await databases.OpenAsync(environment, "migrate-remove", cancellation);
            await using var _ = database.ConfigureAwait(false);
            looked.Add(environment.Value);
            if ((await database.ReadHistoryAsync(cancellation)).Any(row => row.Id == newest)) appliedIn.Add($"{environment}: {database.Address}");
        }

        if (appliedIn.Count > 0)
        {
            return new Refused(new Notice(
                $"Refused: {newest} is applied. Nothing was removed.",
                [NoticeDetail.Where(string.Join('\n', appliedIn)), NoticeDetail.Fix("revert it there first (migrate-down), or leave it and write a new migration that undoes it")]));
        }

        MigrationId? previous = source.Ids.Count > 1 ? source.Ids[^2] : null;
        var files = author.Remove(newest, previous);
        var unseen = settings.Environments.Select(one => one.Name.Value).Except(looked).ToList();
        return new Done(new Notice(
            $"Removed {newest} from the code; {(looked.Count == 0 ? "no environment could be looked at" : $"it is not applied in {string.Join(", ", looked)}")}.",
            [new NoticeDetail("files", string.Join('\n', files)), .. unseen.Count == 0 ? Array.Empty<NoticeDetail>() : [new NoticeDetail("not seen", string.Join(", ", unseen) + " (no connection set)")]]));
    }
}
