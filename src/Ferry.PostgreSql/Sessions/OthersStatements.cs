namespace Ferry.PostgreSql.Sessions;

/// <summary>How the statements of other sessions are shown.</summary>
internal static class OthersStatements
{
    /// <summary>
    /// SQL for the beginning of <c>a.query</c> on one line, without its literals, which may hold a password or somebody's data; one that
    /// the server cut off has no closing quote.
    /// </summary>
    public const string Shown = @"pg_catalog.left(pg_catalog.regexp_replace(pg_catalog.regexp_replace(a.query, $$'(?:[^']|'')*('|$)$$, $$'…'$$, 'g'), '\s+', ' ', 'g'), 100)";
}
