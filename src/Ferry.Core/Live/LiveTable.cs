namespace Ferry.Core.Live;

/// <summary>The size of a table that the plan writes anew.</summary>
/// <param name="Name">The name by which the plan calls it, or an index of it.</param>
/// <param name="Table">The table with its schema.</param>
/// <param name="HeapBytes">The rows alone.</param>
/// <param name="TotalBytes">With long values and indexes.</param>
/// <param name="Rows">About how many rows there are; negative when that is not known.</param>
/// <param name="Place">The location of its tablespace; empty for the data folder.</param>
public sealed record LiveTable(string Name, string Table, long HeapBytes, long TotalBytes, double Rows, string Place)
{
    /// <summary>The types of its columns, by the names of the columns.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();
}
