namespace Ferry.Core.Planning;

/// <summary>One command as EF Core's generator gives it: SQL text, possibly of several statements.</summary>
/// <param name="Sql">The text.</param>
/// <param name="TransactionSuppressed">True when it must run outside a transaction.</param>
public sealed record GeneratedCommand(string Sql, bool TransactionSuppressed)
{
    /// <summary>True when somebody wrote the text, with <c>Sql(…)</c>, and EF Core only passes it on.</summary>
    public bool IsHandWritten { get; init; }
}
