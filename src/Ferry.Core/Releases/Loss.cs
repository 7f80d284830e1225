namespace Ferry.Core.Releases;

/// <summary>What a statement takes away from the data.</summary>
public abstract record Loss
{
    private Loss()
    {
    }

    /// <summary>A table with all its rows.</summary>
    /// <param name="Name">The table as in SQL.</param>
    public sealed record Table(string Name) : Loss;

    /// <summary>A column with its values.</summary>
    /// <param name="Name">The table as in SQL.</param>
    /// <param name="ColumnName">The column as in SQL.</param>
    public sealed record Column(string Name, string ColumnName) : Loss;

    /// <summary>Rows of a table that stays.</summary>
    /// <param name="Name">The table as in SQL.</param>
    /// <param name="Condition">Which rows, as the text after WHERE; null for all.</param>
    public sealed record Rows(string Name, string? Condition) : Loss;

    /// <summary>It cannot be told from the statement.</summary>
    /// <param name="Statement">The statement's first words.</param>
    public sealed record Unknown(string Statement) : Loss;
}
