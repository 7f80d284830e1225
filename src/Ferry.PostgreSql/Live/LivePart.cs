using Npgsql;

namespace Ferry.PostgreSql.Live;

/// <summary>One question of the live gate.</summary>
/// <param name="Subject">What it is about, for the case that it may not be asked.</param>
/// <param name="Sql">The query.</param>
/// <param name="Parameters">Texts and lists of texts for the query.</param>
internal abstract record LivePart(string Subject, string Sql, IReadOnlyList<object> Parameters)
{
    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(Sql);
        foreach (var value in Parameters) command.Parameters.Add(value is string text ? new NpgsqlParameter<string> { TypedValue = text } : new NpgsqlParameter<string[]> { TypedValue = (string[])value });
        return command;
    }

    /// <summary>Forgets the rows that were taken in.</summary>
    public abstract void Begin();

    /// <summary>Takes in one row of the answer.</summary>
    public abstract void Take(NpgsqlDataReader reader);

    /// <summary>A question whose answer is a list.</summary>
    /// <param name="Subject">What it is about.</param>
    /// <param name="Sql">The query.</param>
    /// <param name="Row">Makes a value of a row.</param>
    /// <param name="Parameters">For the query.</param>
    internal sealed record Of<T>(string Subject, string Sql, Func<NpgsqlDataReader, T> Row, params IReadOnlyList<object> Parameters) : LivePart(Subject, Sql, Parameters)
    {
        private readonly List<T> _rows = [];

        public IReadOnlyList<T> Rows => _rows;

        public override void Begin() => _rows.Clear();

        public override void Take(NpgsqlDataReader reader) => _rows.Add(Row(reader));
    }
}
