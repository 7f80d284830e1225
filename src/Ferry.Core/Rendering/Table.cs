namespace Ferry.Core.Rendering;

/// <summary>A table.</summary>
/// <param name="Headers">One per column.</param>
/// <param name="Rows">Cells, as many as there are headers.</param>
public sealed record Table(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<Cell>> Rows) : Block;
