namespace Ferry.Core.Sql;

/// <summary>Walks over a script once and cuts it at the semicolons that end statements.</summary>
internal ref struct StatementSplitter(string text)
{
    private readonly List<SqlStatement> _statements = [];
    private readonly AtomicBody _body = new(text);
    private TextPosition _position = new(text);
    private SqlToken _openParenthesis;
    private int _depth;
    private int _start = -1;
    private int _end;
    private bool _hasCode;

    public SqlScript Read()
    {
        var lexer = new SqlLexer(text, text.StartsWith('\uFEFF') ? 1 : 0);
        SqlToken unclosed = new(default, 0, 0);
        while (lexer.Read(out var token))
        {
            if (token.Kind == SqlTokenKind.Semicolon && _depth == 0 && _body.Open is null) Cut(isTerminated: true);
            else Take(token);
            if (!token.IsClosed) unclosed = token;
        }

        var open = unclosed.IsClosed ? _body.Open ?? (_depth > 0 ? _openParenthesis : null) : (SqlToken?)unclosed;
        Cut(isTerminated: false);
        return new SqlScript(_statements, open is { } found ? OpenConstructs.Describe(found, text) : null);
    }

    private void Take(SqlToken token)
    {
        if (_start < 0) _start = token.Start;
        _end = token.End;
        if (token.IsComment) return;
        _hasCode = true;
        if (token.Kind == SqlTokenKind.OpenParenthesis && _depth++ == 0) _openParenthesis = token;
        if (token.Kind == SqlTokenKind.CloseParenthesis && _depth > 0) _depth--;
        _body.See(token, _depth > 0);
    }

    private void Cut(bool isTerminated)
    {
        if (_hasCode)
        {
            _position.MoveTo(_start);
            _statements.Add(new SqlStatement(text[_start.._end], _start, _position.Line, _position.Column, isTerminated));
        }

        (_start, _depth, _hasCode) = (-1, 0, false);
        _body.Reset();
    }
}
