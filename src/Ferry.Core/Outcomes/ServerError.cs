namespace Ferry.Core.Outcomes;

/// <summary>What PostgreSQL, or the connection to it, said about a statement.</summary>
/// <param name="SqlState">The five-character SQLSTATE; null when the connection failed and the server said nothing.</param>
/// <param name="Message">The primary message.</param>
/// <param name="Detail">The server's DETAIL, if any.</param>
/// <param name="Hint">The server's HINT, if any.</param>
/// <param name="Position">Where in the statement, counted in characters from 1; null when not told.</param>
/// <param name="Context">The server's CONTEXT (function, line), if any.</param>
public sealed record ServerError(string? SqlState, string Message, string? Detail = null, string? Hint = null, int? Position = null, string? Context = null)
{
    /// <summary>True when somebody else's lock was in the way: lock_timeout, NOWAIT, or a deadlock that the server solved.</summary>
    /// <remarks>https://www.postgresql.org/docs/current/errcodes-appendix.html: lock_not_available, deadlock_detected.</remarks>
    public bool IsLock => SqlState is "55P03" or "40P01";

    /// <summary>True when the connection broke or the server ended the session, which says nothing about the statement.</summary>
    public bool IsConnectionLost { get; init; }
}
