using Ferry.Core.Migrations;

namespace Ferry.Core.Planning;

/// <summary>Something that stands against running a plan, found before anything ran.</summary>
/// <param name="Migration">The migration it is about.</param>
/// <param name="Statement">The number of the statement within the migration; null when it is about the whole.</param>
/// <param name="Problem">What is wrong, as a sentence without its full stop.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record Finding(MigrationId Migration, int? Statement, string Problem, string Fix)
{
    /// <summary>Names migration and statement.</summary>
    public string Where => Statement is { } number ? $"{Migration}, statement {number}" : Migration.ToString();
}
