namespace Ferry.Core.Live;

/// <summary>What a statement writes anew of a table.</summary>
public enum DiskUse
{
    /// <summary>Nothing that counts.</summary>
    None,

    /// <summary>The whole table with its indexes; the old files stay until the commit.</summary>
    Rewrite,

    /// <summary>The whole table, unless the column's old type is stored as the new one is.</summary>
    Retype,

    /// <summary>An index.</summary>
    Index,
}
