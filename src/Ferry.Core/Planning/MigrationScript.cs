using System.Globalization;
using System.Text;
using Ferry.Core.Migrations;
using Ferry.Core.Sql;

namespace Ferry.Core.Planning;

/// <summary>Writes planned migrations as a script for psql.</summary>
/// <remarks>
/// The plain script has the transaction boundaries of the executor, the history row inside its transaction, and stops at the
/// first error. The idempotent one is plain SQL for any client: each migration is one DO block that looks into the history
/// first and executes its statements as strings, which takes function bodies and queries as well; only a statement that cannot
/// run inside a transaction cannot be in it.
/// </remarks>
public static class MigrationScript
{
    /// <summary>Writes a script that runs each migration once, from a known state.</summary>
    /// <param name="migrations">In order.</param>
    /// <param name="createHistorySql">Makes the history table if it is not there; null where it must be there.</param>
    /// <returns>The script, or every place that psql would not take as it is.</returns>
    public static (string? Script, IReadOnlyList<Finding> Findings) Plain(IReadOnlyList<PlannedMigration> migrations, string? createHistorySql)
    {
        var findings = new List<Finding>();
        var script = new StringBuilder("\\set ON_ERROR_STOP on\n\n");
        if (createHistorySql is not null) script.Append(Terminated(createHistorySql)).Append("\n\n");
        foreach (var migration in migrations)
        {
            script.Append(CultureInfo.InvariantCulture, $"-- {(migration.Direction == Direction.Up ? "apply" : "revert")} {migration.Id}\n");
            foreach (var group in migration.CommitGroups)
            {
                // A piece of several statements outside a transaction is one implicit transaction on the server, but psql
                // would send its statements one by one.
                var block = group[0].InTransaction || SqlScript.Split(group[0].Sql).Count > 1;
                if (block) script.Append("BEGIN;\n");
                foreach (var statement in group)
                {
                    if (statement.InsteadOf is { } plain) script.Append(CultureInfo.InvariantCulture, $"-- EF Core: {plain.ReplaceLineEndings("\n--          ")};\n");
                    script.Append(ForPsql(migration.Id, statement, findings)).Append('\n');
                }

                if (block) script.Append("COMMIT;\n");
            }

            script.Append('\n');
        }

        return findings.Count == 0 ? (script.ToString(), findings) : (null, findings);
    }

    /// <summary>Writes a script that runs only those migrations that are not in the history.</summary>
    /// <param name="migrations">In order; all of them up.</param>
    /// <param name="createHistorySql">Makes the history table if it is not there.</param>
    /// <param name="historyTable">The history table as it is written in SQL.</param>
    /// <returns>The script, or every statement that cannot be in it.</returns>
    public static (string? Script, IReadOnlyList<Finding> Findings) Idempotent(IReadOnlyList<PlannedMigration> migrations, string createHistorySql, string historyTable)
    {
        List<Finding> findings = [.. migrations.SelectMany(migration => migration.Statements
            .Where(statement => !statement.InTransaction || statement.BeginsTransaction)
            .Select(statement => new Finding(
                migration.Id, statement.Number, $"it runs {(statement.InTransaction ? "in a transaction of its own" : "outside a transaction")}, and a conditional block is inside one", "write the script without --idempotent, from the state of the database (--from=ID)")))];
        if (findings.Count > 0) return (null, findings);
        var script = new StringBuilder(Terminated(createHistorySql)).Append("\n\n");
        foreach (var migration in migrations) script.Append(Block(migration, historyTable)).Append("\n\n");
        return (script.ToString(), findings);
    }

    private static string Block(PlannedMigration migration, string historyTable)
    {
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"BEGIN\n    IF NOT EXISTS (SELECT 1 FROM {historyTable} WHERE \"MigrationId\" = {Literal(migration.Id.Value)}) THEN\n");
        foreach (var statement in migration.Statements)
        {
            var tag = DollarTag.For(statement.Sql, "sql");
            body.Append(CultureInfo.InvariantCulture, $"        EXECUTE {tag}{statement.Sql}\n{tag};\n");
        }

        body.Append("    END IF;\nEND");
        var outer = DollarTag.For(body.ToString(), "ferry");
        return $"-- apply {migration.Id}\nDO {outer}\n{body}\n{outer};";
    }

    private static string ForPsql(MigrationId id, PlannedStatement statement, List<Finding> findings)
    {
        switch (PsqlText.Adapt(statement.Sql))
        {
            case PsqlTextOutcome.Adapted adapted:
                return Terminated(adapted.Text);
            case PsqlTextOutcome.Refused refused:
                findings.AddRange(refused.Obstacles.Select(obstacle => new Finding(id, statement.Number, obstacle.Reason, "change the statement, or apply it with migrate-up, which does not go through psql")));
                break;
        }

        return "";
    }

    private static string Terminated(string sql) => SqlScript.Terminate(sql) is TerminateOutcome.Terminated terminated ? terminated.Text.Trim() : sql;

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
