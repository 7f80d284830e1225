using System.Globalization;
using Ferry.Core.Backfills;
using Npgsql;

namespace Ferry.PostgreSql.Backfills;

/// <summary>The statements of a backfill.</summary>
/// <param name="backfill">What is to be filled.</param>
/// <param name="key">By which columns it goes through the table.</param>
internal sealed class BackfillSql(Backfill backfill, IReadOnlyList<KeyColumn> key)
{
    private string Columns => string.Join(", ", key.Select(column => column.Name));

    /// <summary>False where there is nothing to go by, so that all rows are one batch: its migration may have dropped the key before.</summary>
    public bool HasKey => key.Count > 0;

    /// <summary>Asks for the last key of a batch; nothing where fewer rows are left.</summary>
    public NpgsqlBatchCommand Last(IReadOnlyList<string>? after, int keys)
    {
        var command = new NpgsqlBatchCommand();
        var from = after is null ? "" : $"WHERE ({Columns}) > {Row(command, after)} ";
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT {string.Join(", ", key.Select(column => $"{column.Name}::text"))} FROM {backfill.Table} {from}ORDER BY {Columns} OFFSET {keys - 1} LIMIT 1");
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

    /// <summary>Asks whether a row is left.</summary>
    public NpgsqlBatchCommand AnyLeft() => new($"SELECT EXISTS (SELECT 1 FROM {backfill.Table} WHERE {backfill.Where})");

    private string Row(NpgsqlBatchCommand command, IReadOnlyList<string> values) => $"({string.Join(", ", key.Zip(values, (column, value) => $"CAST({Parameter(command, value)} AS {column.Type})"))})";

    private static string Parameter(NpgsqlBatchCommand command, string value)
    {
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        return string.Create(CultureInfo.InvariantCulture, $"${command.Parameters.Count}::text");
    }
}
