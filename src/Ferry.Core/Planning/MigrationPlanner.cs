using Ferry.Core.Migrations;
using Ferry.Core.Sql;

namespace Ferry.Core.Planning;

/// <summary>Turns the commands that EF Core generates for one migration into the statements that run.</summary>
/// <remarks>
/// EF Core sends a command as one piece. Within a transaction its statements can as well go one by one, which names the
/// failing one. Outside a transaction PostgreSQL runs a piece of several statements as one implicit transaction
/// (manual, 55.2.2.1), so it stays in one piece, unless it holds a statement that no transaction may hold.
/// </remarks>
public static class MigrationPlanner
{
    /// <summary>Plans one migration.</summary>
    /// <param name="id">The migration.</param>
    /// <param name="direction">Apply or revert.</param>
    /// <param name="commands">What the generator gave, in order.</param>
    /// <param name="historySql">The statement that adds or removes the history row.</param>
    /// <returns>The planned migration and what stands against running it.</returns>
    public static (PlannedMigration Migration, IReadOnlyList<Finding> Findings) Plan(
        MigrationId id, Direction direction, IEnumerable<GeneratedCommand> commands, string historySql)
    {
        var statements = new List<PlannedStatement>();
        var findings = new List<Finding>();
        foreach (var command in commands)
        {
            var script = SqlScript.Read(command.Sql);
            var pieces = script.Statements;
            var together = command.TransactionSuppressed && pieces.Count > 1 && !pieces.Any(TransactionBlock.Forbids);
            if (together) Add(Trimmed(command.Sql), command);
            else foreach (var piece in pieces) Add(piece.Text, command);

            foreach (var (piece, number) in pieces.Select((piece, index) => (piece, statements.Count - pieces.Count + index + 1)))
                findings.AddRange(Judge(id, together ? statements.Count : number, piece, command.TransactionSuppressed));
            if (script.Open is { } open) findings.Add(new Finding(id, statements.Count, $"{open}", "close it"));
        }

        statements.Add(new PlannedStatement(statements.Count + 1, Trimmed(historySql), InTransaction: true, IsHistory: true));
        return (new PlannedMigration(id, direction, statements), findings);

        void Add(string sql, GeneratedCommand command) => statements.Add(new PlannedStatement(statements.Count + 1, sql, !command.TransactionSuppressed) { IsFinal = command.IsHandWritten });
    }

    private static IEnumerable<Finding> Judge(MigrationId id, int number, SqlStatement statement, bool suppressed)
    {
        if (TransactionControl.Is(statement))
        {
            yield return new Finding(id, number, $"\"{statement.Text}\" would end or open a transaction behind Ferry's back", "remove it: every migration runs in a transaction of its own");
        }
        else if (!suppressed && TransactionBlock.Forbids(statement))
        {
            yield return new Finding(id, number, "PostgreSQL does not run this statement inside a transaction", "pass suppressTransaction: true to Sql(…), in a migration of its own");
        }
    }

    private static string Trimmed(string sql) => sql.Trim().TrimEnd(';').TrimEnd();
}
