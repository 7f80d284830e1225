using System.Globalization;
using Ferry.Core.Backfills;
using Npgsql;

namespace Ferry.PostgreSql.Backfills;

/// <summary>The statements of a backfill.</summary>
/// <param name="backfill">What is to be filled.</param>
/// <param name="key">By which columns it goes through the table.</param>
internal sealed class BackfillSql(Backfill backfill, IReadOnlyList<KeyColumn> key)
{
    private string TextColumns => string.Join(", ", key.Select(column => $"{column.Name}::text"));

    private string Columns => string.Join(", ", key.Select(column => column.Name));

    /// <summary>False where there is nothing to go by, so that all rows are one batch: its migration may have dropped the key before.</summary>
    public bool HasKey => key.Count > 0;

    /// <summary>Asks for the last key of a batch; nothing where fewer rows are left.</summary>
    public NpgsqlBatchCommand Last(IReadOnlyList<string>? after, int keys)
    {
        var command = new NpgsqlBatchCommand();
        var from = after is null ? "" : $"WHERE ({Columns}) > {Row(command, after)} ";
        command.CommandText = Text(string.Create(CultureInfo.InvariantCulture, $"{from}ORDER BY {Columns} OFFSET {keys - 1} LIMIT 1"));
        return command;
    }

    /// <summary>Fills the rows of a batch.</summary>
    public NpgsqlBatchCommand Fill(IReadOnlyList<string>? after, IReadOnlyList<string>? last)
    {
        var command = new NpgsqlBatchCommand();
        var from = after is null ? "" : $" AND ({Columns}) > {Row(command, after)}";
        var to = last is null ? "" : $" AND ({Columns}) <= {Row(command, last)}";
        command.CommandText = $"UPDATE {backfill.Table} SET {backfill.Set} WHERE ({backfill.Where}){from}{to}";
        return command;
    }

    /// <summary>Asks for the first key whose row is left; where there is no key, for anything about such a row.</summary>
    /// <remarks>All that are left are found before they are sorted: going through the whole table in the key's order takes several times as long, for few or none.</remarks>
    public NpgsqlBatchCommand FirstLeft() => new(HasKey
        ? $"WITH remaining AS MATERIALIZED (SELECT {Columns} FROM {backfill.Table} WHERE {backfill.Where}) SELECT {TextColumns} FROM (SELECT * FROM remaining ORDER BY {Columns} LIMIT 1) AS found"
        : $"SELECT '' FROM {backfill.Table} WHERE {backfill.Where} LIMIT 1");

    /// <summary>Asks for the key before one.</summary>
    public NpgsqlBatchCommand Before(IReadOnlyList<string> of)
    {
        var command = new NpgsqlBatchCommand();
        command.CommandText = Text($"WHERE ({Columns}) < {Row(command, of)} ORDER BY {string.Join(", ", key.Select(column => $"{column.Name} DESC"))} LIMIT 1");
        return command;
    }

    // In two steps, because ORDER BY beside a column cast to text would mean the text, which has another order.
    private string Text(string rest) => $"SELECT {TextColumns} FROM (SELECT {Columns} FROM {backfill.Table} {rest}) AS found";

    private string Row(NpgsqlBatchCommand command, IReadOnlyList<string> values) => $"({string.Join(", ", key.Zip(values, (column, value) => $"CAST({Parameter(command, value)} AS {column.Type})"))})";

    private static string Parameter(NpgsqlBatchCommand command, string value)
    {
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        return string.Create(CultureInfo.InvariantCulture, $"${command.Parameters.Count}::text");
    }
}
