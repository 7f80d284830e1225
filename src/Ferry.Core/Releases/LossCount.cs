using System.Globalization;

namespace Ferry.Core.Releases;

/// <summary>How much a loss comes to in a database.</summary>
/// <param name="Loss">What would be lost.</param>
/// <param name="Count">Rows, or values that are neither null nor the column's default; null when it cannot be counted.</param>
public sealed record LossCount(Loss Loss, long? Count)
{
    /// <summary>
    /// SQL that keeps writers away until its transaction ends, and fails when there is something to lose by then; null where nothing can be lost
    /// any more, or it cannot be told.
    /// </summary>
    public string? Guard { get; init; }

    /// <summary>True when nothing is lost.</summary>
    public bool IsNothing => Count == 0;

    /// <summary>Says what would be lost.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Loss switch
    {
        Loss.Table table => $"table {table.Name}: {Of("row")}",
        Loss.Column column => $"column {column.Name}.{column.ColumnName}: {Of("value")}",
        Loss.Rows rows => $"rows of {rows.Name}: {Of("row")}",
        Loss.Unknown unknown => $"cannot be told: {unknown.Statement}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private string Of(string noun) => Count is { } count ? string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}") : "not counted";
}
