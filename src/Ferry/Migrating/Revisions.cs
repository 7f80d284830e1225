using Ferry.Core.Migrations;
using Ferry.Core.Rendering;

namespace Ferry.Migrating;

/// <summary>Turns a typed revision into a migration or a usage error.</summary>
internal static class Revisions
{
    /// <summary>Finds the migration; <c>0</c> gives null.</summary>
    /// <exception cref="UsageException">Nothing or more than one thing fits.</exception>
    public static MigrationId? Resolve(string typed, IReadOnlyList<MigrationId> ids) => Revision.Find(typed, ids) switch
    {
        Revision.Found found => found.Id,
        Revision.Zero => null,
        Revision.Ambiguous several => throw new UsageException(new Notice(
            $"\"{typed}\" fits {several.Candidates.Count} migrations. Nothing was run.",
            [new NoticeDetail("fitting", string.Join('\n', several.Candidates)), NoticeDetail.Fix("pass the whole id")])),
        _ => throw new UsageException(new Notice(
            $"There is no migration \"{typed}\". Nothing was run.",
            [.. Near(typed, ids), NoticeDetail.Fix("migrate-history lists the ids; a name or the beginning of an id will do")])),
    };

    /// <summary>Finds the migration and does not take <c>0</c>.</summary>
    /// <exception cref="UsageException">Nothing or more than one thing fits.</exception>
    public static MigrationId ResolveOne(string typed, IReadOnlyList<MigrationId> ids) =>
        Resolve(typed, ids) ?? throw new UsageException(new Notice(
            "\"0\" is the state before the first migration, not a migration. Nothing was run.", [NoticeDetail.Fix("name a migration")]));

    private static IEnumerable<NoticeDetail> Near(string typed, IReadOnlyList<MigrationId> ids)
    {
        var near = NearestName.To(typed, ids.Select(id => id.Name));
        return near is null ? [] : [new NoticeDetail("meant", ids.First(id => id.Name == near) + "?")];
    }
}
