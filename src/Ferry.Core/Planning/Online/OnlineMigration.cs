using Ferry.Core.Sql;

namespace Ferry.Core.Planning.Online;

/// <summary>Puts one migration into its online form.</summary>
internal static class OnlineMigration
{
    private static readonly Func<IReadOnlyList<WordedSql>, KnownRelations, OnlineSteps?>[] Forms =
    [
        RequiredForm.Of,
        static (ahead, relations) => IndexForms.Of(ahead[0], relations),
        static (ahead, relations) => AlterTable.Of(ahead[0]) is { } table ? KeyForm.Of(table, relations) ?? ReferenceForm.Of(table, relations) ?? CheckForm.Of(table, relations) : null,
    ];

    public static PlannedMigration Of(PlannedMigration migration, KnownRelations relations)
    {
        var worded = migration.Statements.Select(Read).ToList();
        var statements = new List<PlannedStatement>();
        var isCut = false;
        for (var index = 0; index < worded.Count;)
        {
            var ahead = worded.Skip(index).TakeWhile(one => one.IsFree).Select(one => one.Sql!).Take(RequiredForm.Longest).ToList();
            var found = ahead.Count == 0 ? null : Forms.Select(form => form(ahead, relations)).FirstOrDefault(steps => steps is not null);
            if (found is null) Keep(migration.Statements[index]);
            else Put(found, string.Join(";\n", migration.Statements.Skip(index).Take(found.Replaced).Select(statement => statement.Sql)));
            for (var left = found?.Replaced ?? 1; left > 0; left--) relations.Follow(worded[index++].All);
        }

        return statements.SequenceEqual(migration.Statements) ? migration : migration with { Statements = statements, Plain = migration.Plain ?? migration };

        void Keep(PlannedStatement statement)
        {
            Add(statement with { BeginsTransaction = statement.BeginsTransaction || (isCut && !statement.IsHistory && IsOpen()) });
            isCut = false;
        }

        void Put(OnlineSteps found, string plain)
        {
            foreach (var (step, isFirst) in found.Steps.Select((step, at) => (step, at == 0)))
            {
                Add(new PlannedStatement(0, step.Sql, step.Commit != CommitKind.Alone)
                {
                    BeginsTransaction = step.Commit == CommitKind.Own && IsOpen(),
                    IsFinal = true,
                    InsteadOf = isFirst && (found.Steps.Count > 1 || step.Sql != plain) ? plain : null,
                });
            }

            isCut = true;
        }

        bool IsOpen() => statements.Count > 0 && statements[^1].InTransaction;

        void Add(PlannedStatement statement) => statements.Add(statement with { Number = statements.Count + 1 });
    }

    private static (bool IsFree, WordedSql? Sql, IReadOnlyList<WordedSql> All) Read(PlannedStatement statement)
    {
        if (statement.IsHistory) return (false, null, []);
        if (!statement.InTransaction) return (false, null, [.. SqlScript.Split(statement.Sql).Where(one => Matters(one.Text)).Select(one => WordedSql.Of(one.Text))]);
        if (!Matters(statement.Sql)) return (false, null, []);
        var sql = WordedSql.Of(statement.Sql);
        return (!statement.IsFinal, sql, [sql]);
    }

    // A statement with thousands of rows in it is not cut into words.
    private static bool Matters(string sql) => WordedSql.FirstWord(sql) is "CREATE" or "ALTER" or "DROP" or "UPDATE";
}
