namespace Ferry.Core.Ledgers;

/// <summary>One run of a target that changed, or was about to change, a database.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Target">The target.</param>
/// <param name="Operator">Who ran it, and on which machine.</param>
/// <param name="Started">When it began (UTC).</param>
/// <param name="Ended">When it ended (UTC); null while it runs, and for good when it was killed.</param>
/// <param name="ExitCode">How it ended; null as long as it has not.</param>
/// <param name="LastStep">The last step that it began; null for none.</param>
public sealed record LedgerRun(string Id, string Target, string Operator, DateTimeOffset Started, DateTimeOffset? Ended, int? ExitCode, string? LastStep)
{
    /// <summary>Tells who ran what, and when.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Target} {Id} by {Operator}, {Started:yyyy-MM-dd HH:mm:ss} UTC");
}
