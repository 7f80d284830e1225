using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Migrating;
using Ferry.Ports;

namespace Ferry.Workflows;

/// <summary>Writes a migration template to be filled in by hand.</summary>
/// <param name="names">Turns messages into names.</param>
/// <param name="author">Writes the files.</param>
public sealed class MigrateCreateManual(NewNames names, IMigrationAuthor author)
{
    /// <summary>Writes the template. The model snapshot stays: a model change is still there for migrate-create to pick up.</summary>
    /// <param name="message">What it does, such as <c>fill_display_names</c>.</param>
    /// <param name="withSql">True for an embedded up.sql and down.sql.</param>
    /// <returns>What was written, or why nothing was.</returns>
    public IOutcome Run(string message, bool withSql)
    {
        var (name, refused) = names.From(message);
        if (refused is not null) return refused;
        var written = author.WriteEmpty(name!, withSql);
        return new Done(new Notice(
            $"Created {written.Id}, to be filled in by hand.",
            [
                new NoticeDetail("files", string.Join('\n', written.Files)),
                .. author.HasModelChanges() ? [new NoticeDetail("note", "the model has changes that are in no migration yet; this one does not take them, migrate-create does")] : Array.Empty<NoticeDetail>(),
                new NoticeDetail("next", withSql ? "write both SQL files, then migrate-plan and migrate-up" : "write Up and Down, then migrate-plan and migrate-up"),
            ]));
    }
}
