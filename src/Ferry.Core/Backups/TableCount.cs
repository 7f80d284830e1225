namespace Ferry.Core.Backups;

/// <summary>How many rows a table has.</summary>
/// <param name="Table">Its full name, quoted as in SQL; <c>(large objects)</c> for these.</param>
/// <param name="Rows">How many.</param>
public sealed record TableCount(string Table, long Rows);
