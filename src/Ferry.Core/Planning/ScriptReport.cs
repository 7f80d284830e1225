using Ferry.Core.Outcomes;
using Ferry.Core.Rendering;

namespace Ferry.Core.Planning;

/// <summary>What migrate-script gives.</summary>
/// <param name="Script">The script.</param>
/// <param name="From">Where it begins, for people.</param>
/// <param name="To">Where it ends, for people.</param>
/// <param name="Migrations">How many migrations are in it.</param>
public sealed record ScriptReport(string Script, string From, string To, int Migrations) : IOutcome
{
    /// <inheritdoc/>
    public ExitCode ExitCode => ExitCode.Done;

    /// <inheritdoc/>
    public Notice Notice => new($"Script of {Count.Of(Migrations, "migration")}, from {From} to {To}.");
}
