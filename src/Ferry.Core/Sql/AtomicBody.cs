namespace Ferry.Core.Sql;

/// <summary>Follows one statement and knows whether it is inside a <c>BEGIN ATOMIC … END</c> body.</summary>
/// <remarks>
/// Manual, CREATE FUNCTION, sql_body. Every statement of the body ends in a semicolon, so the END that closes the body is
/// the one after a semicolon or after ATOMIC; the END of a CASE, and names such as <c>x.end</c>, never stand there.
/// </remarks>
internal sealed class AtomicBody(string text)
{
    private enum Head { Start, Create, CreateOr, CreateOrReplace, Routine, Other }

    private Head _head;
    private SqlToken _previous;

    /// <summary>The word BEGIN of the body that is open, or null.</summary>
    public SqlToken? Open { get; private set; }

    /// <summary>Takes the next token of the statement that is no comment.</summary>
    /// <param name="token">The token.</param>
    /// <param name="isNested">Whether it stands inside parentheses.</param>
    public void See(SqlToken token, bool isNested)
    {
        if (Open is not null)
        {
            var startsStatement = _previous.Kind == SqlTokenKind.Semicolon || _previous.Is("atomic", text);
            if (startsStatement && token.Is("end", text)) Open = null;
        }
        else if (_head != Head.Routine)
        {
            _head = After(token);
        }
        else if (!isNested && _previous.Is("begin", text) && token.Is("atomic", text))
        {
            Open = _previous;
        }

        _previous = token;
    }

    /// <summary>Forgets the statement.</summary>
    public void Reset() => (_head, _previous, Open) = (Head.Start, default, null);

    private Head After(SqlToken token) => _head switch
    {
        Head.Start when token.Is("create", text) => Head.Create,
        Head.Create when token.Is("or", text) => Head.CreateOr,
        Head.CreateOr when token.Is("replace", text) => Head.CreateOrReplace,
        Head.Create or Head.CreateOrReplace when token.Is("function", text) || token.Is("procedure", text) => Head.Routine,
        _ => Head.Other,
    };
}
