using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;
using Ferry.Migrating;
using Ferry.Ports;

namespace Ferry.Workflows;

/// <summary>Scaffolds a migration from the difference between the model and its newest snapshot.</summary>
/// <param name="names">Turns messages into names.</param>
/// <param name="author">Writes the files.</param>
public sealed class MigrateCreate(NewNames names, IMigrationAuthor author)
{
    /// <summary>Writes the migration.</summary>
    /// <param name="message">What it does, such as <c>add_user_profile</c>.</param>
    /// <returns>What was written, or why nothing was.</returns>
    public IOutcome Run(string message)
    {
        var (name, refused) = names.From(message);
        if (refused is not null) return refused;
        if (!author.HasModelChanges())
        {
            return new Refused(new Notice(
                "Refused: the model and its newest snapshot are the same, so the migration would be empty. Nothing was written.",
                [NoticeDetail.Fix("change the model first; for a migration written by hand use migrate-create-manual")]));
        }

        var written = author.Scaffold(name!);
        return new Done(new Notice(
            $"Created {written.Id}.",
            [new NoticeDetail("files", string.Join('\n', written.Files)), new NoticeDetail("next", $"read Up and Down, then migrate-plan and migrate-up")]));
    }
}
