using System.Globalization;

namespace Ferry.Core.Ledgers;

/// <summary>When, by whom and for how long a migration was applied; what a ledger of the first form did not keep is null.</summary>
/// <param name="Applied">When it was whole (UTC); null while it is applied in part.</param>
/// <param name="Operator">The operating system's user.</param>
/// <param name="Host">The machine.</param>
/// <param name="Duration">How long it took; after an interruption, the last run's part of it.</param>
/// <param name="Plan">The hash of the plan that it was part of.</param>
public sealed record LedgerExecution(DateTimeOffset? Applied, string? Operator, string? Host, TimeSpan? Duration, string? Plan)
{
    /// <summary>Nobody kept anything.</summary>
    public static LedgerExecution Unknown { get; } = new(null, null, null, null, null);

    /// <summary>Tells it for people.</summary>
    /// <returns>Such as <c>2026-01-05 12:30 UTC by anna@ci-7 in 1.23 s</c>.</returns>
    public override string ToString() => string.Join(' ', new[]
    {
        Applied?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        Operator is null ? null : $"by {Operator}@{Host}",
        Applied is null || Duration is not { } took ? null : $"in {Words(took)}",
    }.OfType<string>());

    private static string Words(TimeSpan took) => took.TotalSeconds < 100
        ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.00} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)took.TotalMinutes} min {took.Seconds} s");
}
