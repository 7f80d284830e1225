using Ferry.Core.Backfills;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Core.Planning.Online;

namespace Ferry.Core.Tests.Planning.Online;

public class OnlineFormTests
{
    private static readonly Dictionary<string, RelationFacts> Database = new()
    {
        ["\"full\""] = new RelationFacts(IsIndex: false, HasRows: true, IsPartitioned: false) { NotNull = ["\"id\""], Proven = ["\"proven\""] },
        ["\"busy\""] = new RelationFacts(IsIndex: false, HasRows: true, IsPartitioned: false),
        ["\"S\".\"Full\""] = new RelationFacts(IsIndex: false, HasRows: true, IsPartitioned: false),
        ["\"empty\""] = new RelationFacts(IsIndex: false, HasRows: false, IsPartitioned: false),
        ["\"parts\""] = new RelationFacts(IsIndex: false, HasRows: true, IsPartitioned: true),
        ["\"ix_full\""] = new RelationFacts(IsIndex: true, HasRows: true, IsPartitioned: false),
        ["\"ix_empty\""] = new RelationFacts(IsIndex: true, HasRows: false, IsPartitioned: false),
        ["\"ix_parts\""] = new RelationFacts(IsIndex: true, HasRows: true, IsPartitioned: true),
        ["\"ix_of_key\""] = new RelationFacts(IsIndex: true, HasRows: true, IsPartitioned: false) { IsOfConstraint = true },
    };

    [Fact]
    public void An_index_is_built_and_dropped_concurrently_between_two_transactions() => Assert.Equal(
        ["begin ALTER TABLE full ADD c int", "out CREATE UNIQUE INDEX CONCURRENTLY \"IX;\" ON full USING gin (c DESC) WHERE c > 0", "begin SELECT 1", "out DROP INDEX CONCURRENTLY ix_full"],
        Online("ALTER TABLE full ADD c int", "CREATE UNIQUE INDEX \"IX;\" ON full USING gin (c DESC) WHERE c > 0", "SELECT 1", "DROP INDEX ix_full"));

    [Theory]
    [InlineData("CREATE INDEX i ON empty (c)")]
    [InlineData("CREATE INDEX i ON parts (c)")]
    [InlineData("CREATE INDEX i ON not_there (c)")]
    [InlineData("CREATE INDEX IF NOT EXISTS i ON full (c)")]
    [InlineData("CREATE INDEX ON full (c)")]
    [InlineData("CREATE INDEX i ON ONLY full (c)")]
    [InlineData("DROP INDEX ix_empty")]
    [InlineData("DROP INDEX ix_parts")]
    [InlineData("DROP INDEX ix_of_key")]
    [InlineData("DROP INDEX ix_full CASCADE")]
    [InlineData("DROP INDEX ix_full, ix_empty")]
    [InlineData("ALTER TABLE empty ADD CONSTRAINT u UNIQUE (c)")]
    [InlineData("ALTER TABLE parts ADD CONSTRAINT u UNIQUE (c)")]
    [InlineData("ALTER TABLE full ADD CONSTRAINT u UNIQUE USING INDEX ix")]
    [InlineData("ALTER TABLE full ADD CONSTRAINT c CHECK (i > 0) NOT VALID")]
    [InlineData("ALTER TABLE full ADD CONSTRAINT c CHECK (i > 0), ADD d int")]
    [InlineData("ALTER TABLE empty ADD CONSTRAINT c CHECK (i > 0)")]
    [InlineData("ALTER TABLE full ADD CONSTRAINT f FOREIGN KEY (c) REFERENCES busy (id) NOT VALID")]
    [InlineData("ALTER TABLE empty ADD CONSTRAINT f FOREIGN KEY (c) REFERENCES empty (id)")]
    [InlineData("ALTER TABLE empty ALTER COLUMN c SET NOT NULL")]
    [InlineData("ALTER TABLE full ALTER COLUMN id SET NOT NULL")]
    [InlineData("ALTER TABLE full ALTER COLUMN proven SET NOT NULL")]
    [InlineData("UPDATE full SET c = 0 WHERE c IS NULL")]
    [InlineData("ALTER TABLE full ADD c int NOT NULL DEFAULT 0")]
    public void What_needs_none_or_can_have_none_stays_as_it_is(string sql)
    {
        var plan = PlanOf(sql);
        Assert.Same(plan.Migrations[0], OnlineForm.Of(plan, Database).Migrations[0]);
    }

    [Fact]
    public void A_unique_constraint_takes_over_an_index_that_was_built_concurrently() => Assert.Equal(
        [
            "out CREATE UNIQUE INDEX CONCURRENTLY \"U u\" ON \"S\".\"Full\" (a, \"B,b\") INCLUDE (c) NULLS NOT DISTINCT",
            "begin ALTER TABLE \"S\".\"Full\" ADD CONSTRAINT \"U u\" UNIQUE USING INDEX \"U u\" DEFERRABLE INITIALLY DEFERRED",
        ],
        Online("ALTER TABLE \"S\".\"Full\" ADD CONSTRAINT \"U u\" UNIQUE NULLS NOT DISTINCT (a, \"B,b\") INCLUDE (c) DEFERRABLE INITIALLY DEFERRED"));

    [Fact]
    public void A_primary_key_first_makes_those_columns_take_no_NULL_that_do()
    {
        var check = Check("\"full\"", "\"b\"");
        Assert.Equal(
            [
                $"begin ALTER TABLE full ADD CONSTRAINT {check} CHECK (\"b\" IS NOT NULL) NOT VALID",
                $"begin ALTER TABLE full VALIDATE CONSTRAINT {check}",
                "begin ALTER TABLE full ALTER COLUMN \"b\" SET NOT NULL",
                $"in ALTER TABLE full DROP CONSTRAINT {check}",
                "out CREATE UNIQUE INDEX CONCURRENTLY pk ON full (id, b)",
                "begin ALTER TABLE full ADD CONSTRAINT pk PRIMARY KEY USING INDEX pk",
            ],
            Online("ALTER TABLE full ADD CONSTRAINT pk PRIMARY KEY (id, b)"));
    }

    [Fact]
    public void Where_NOT_NULL_has_a_name_it_is_validated_itself_unless_the_plan_changes_names()
    {
        var facts = new Dictionary<string, RelationFacts> { ["\"t\""] = new(IsIndex: false, HasRows: true, IsPartitioned: false) { NotNullNames = new Dictionary<string, string> { ["\"c\""] = "\"t_c_not_null\"" } } };
        Assert.Equal(
            ["ALTER TABLE t ADD CONSTRAINT \"t_c_not_null\" NOT NULL \"c\" NOT VALID", "ALTER TABLE t VALIDATE CONSTRAINT \"t_c_not_null\""],
            OnlineForm.Of(PlanOf("ALTER TABLE t ALTER COLUMN c SET NOT NULL"), facts).Migrations[0].Statements.SkipLast(1).Select(statement => statement.Sql));
        foreach (var (rename, table) in new[] { ("ALTER TABLE t RENAME TO u", "u"), ("ALTER TABLE t RENAME COLUMN d TO e", "t") })
            Assert.Contains("CHECK", OnlineForm.Of(PlanOf(rename, $"ALTER TABLE {table} ALTER COLUMN c SET NOT NULL"), facts).Migrations[0].Statements[1].Sql, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_foreign_key_has_transactions_of_its_own_and_so_has_what_follows() => Assert.Equal(
        [
            "begin ALTER TABLE full ADD f int",
            "begin ALTER TABLE full ADD CONSTRAINT a FOREIGN KEY (f) REFERENCES busy (id) ON DELETE CASCADE NOT VALID",
            "begin ALTER TABLE full VALIDATE CONSTRAINT a",
            "begin ALTER TABLE full ADD CONSTRAINT b FOREIGN KEY (f) REFERENCES empty (id) NOT VALID",
            "begin ALTER TABLE full VALIDATE CONSTRAINT b",
            "begin ALTER TABLE full ADD g int",
            "in ALTER TABLE full ADD h int",
        ],
        Online("ALTER TABLE full ADD f int", "ALTER TABLE full ADD CONSTRAINT a FOREIGN KEY (f) REFERENCES busy (id) ON DELETE CASCADE", "ALTER TABLE full ADD CONSTRAINT b FOREIGN KEY (f) REFERENCES empty (id)", "ALTER TABLE full ADD g int", "ALTER TABLE full ADD h int"));

    [Theory]
    [InlineData("empty", "busy")]
    [InlineData("parts", "busy")]
    [InlineData("full", "parts")]
    public void A_foreign_key_that_is_checked_at_once_holds_the_other_table_in_a_transaction_of_its_own(string from, string to) => Assert.Equal(
        [$"begin ALTER TABLE {from} ADD f int", $"begin ALTER TABLE {from} ADD CONSTRAINT a FOREIGN KEY (f) REFERENCES {to} (id)", $"begin ALTER TABLE {from} ADD g int"],
        Online($"ALTER TABLE {from} ADD f int", $"ALTER TABLE {from} ADD CONSTRAINT a FOREIGN KEY (f) REFERENCES {to} (id)", $"ALTER TABLE {from} ADD g int"));

    [Fact]
    public void A_check_is_validated_in_a_transaction_of_its_own() => Assert.Equal(
        ["begin ALTER TABLE full ADD CONSTRAINT \"a'b\" CHECK (c <> ') NOT VALID' /* ( */) NOT VALID", "begin ALTER TABLE full VALIDATE CONSTRAINT \"a'b\""],
        Online("ALTER TABLE full ADD CONSTRAINT \"a'b\" CHECK (c <> ') NOT VALID' /* ( */)"));

    [Fact]
    public void What_becomes_required_gets_its_default_then_its_values_without_a_lock_then_a_check_then_the_rest_of_the_values()
    {
        var check = Check("\"full\"", "\"c\"");
        const string Fill = "UPDATE full SET c = 'WHERE' WHERE c IS NULL";
        Assert.Equal(
            [
                "begin ALTER TABLE full ALTER COLUMN c TYPE text",
                "begin ALTER TABLE full ALTER COLUMN c SET DEFAULT 'WHERE'",
                $"begin {Fill}",
                $"begin ALTER TABLE full ADD CONSTRAINT {check} CHECK (\"c\" IS NOT NULL) NOT VALID",
                $"begin {Fill}",
                $"begin ALTER TABLE full VALIDATE CONSTRAINT {check}",
                "begin ALTER TABLE full ALTER COLUMN \"c\" SET NOT NULL",
                $"in ALTER TABLE full DROP CONSTRAINT {check}",
                "begin COMMENT ON COLUMN full.c IS 'x'",
            ],
            Online("ALTER TABLE full ALTER COLUMN c TYPE text", Fill, "ALTER TABLE full ALTER COLUMN c SET NOT NULL", "ALTER TABLE full ALTER COLUMN c SET DEFAULT 'WHERE'", "COMMENT ON COLUMN full.c IS 'x'"));
    }

    [Fact]
    public void Where_the_table_has_a_key_the_values_come_in_batches()
    {
        var online = Online(
            new Dictionary<string, RelationFacts> { ["\"full\""] = new(IsIndex: false, HasRows: true, IsPartitioned: false) { HasKey = true } },
            "UPDATE full SET c = 'WHERE' WHERE c IS NULL", "ALTER TABLE full ALTER COLUMN c SET NOT NULL");
        Assert.Equal(
            "out " + new Backfill("\"full\"", "\"c\" = 'WHERE'", "\"c\" IS NULL", []) { LeavesRest = true }.Sql,
            online[0]);
        Assert.Contains("begin UPDATE full SET c = 'WHERE' WHERE c IS NULL", online);
    }

    [Fact]
    public void An_update_of_another_column_is_not_taken_for_its_values()
    {
        var online = Online("UPDATE full SET d = 0 WHERE d IS NULL", "ALTER TABLE full ALTER COLUMN c SET NOT NULL", "ALTER TABLE full ALTER COLUMN d SET DEFAULT 0");
        Assert.Equal(("begin UPDATE full SET d = 0 WHERE d IS NULL", "begin ALTER TABLE full ALTER COLUMN d SET DEFAULT 0"), (online[0], online[^1]));
        Assert.Equal(6, online.Count);
    }

    [Fact]
    public void A_check_that_stands_in_has_a_name_that_PostgreSQL_does_not_cut_and_that_no_other_column_gets()
    {
        string[] names = [.. new[] { ("\"a\"", "\"c\""), ("\"b\"", "\"c\""), ("\"a\"", "\"d\""), ("\"a\"", $"\"{new string('ß', 40)}\""), ("\"a\"", $"\"{new string('ß', 39)}\""), ("\"a\"", "\"q\"\"q\"") }.Select(one => Check(one.Item1, one.Item2))];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(names, name => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name) - 2, 10, 63));
        Assert.All(names, name => Assert.Equal(2, name.Count(character => character == '"')));
    }

    [Fact]
    public void Tables_that_the_plan_makes_keep_the_plain_form_whatever_their_names_were_before()
    {
        string[] sql = ["DROP TABLE full", "CREATE TABLE full (c int)", "CREATE INDEX i ON full (c)", "DROP INDEX i", "ALTER TABLE full RENAME TO other", "ALTER TABLE other ADD CONSTRAINT c CHECK (c > 0)"];
        Assert.Empty(OnlineForm.Questions(PlanOf(sql)));
        Assert.Equal(sql, Online(sql).Select(one => one[(one.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public void A_table_with_rows_is_known_under_the_names_that_the_plan_gives_it_and_so_are_its_columns_and_indexes()
    {
        var online = Online(
            "ALTER TABLE full RENAME TO t", "ALTER TABLE t SET SCHEMA s", "ALTER TABLE s.t RENAME COLUMN id TO key", "CREATE INDEX i ON s.t (c)", "ALTER INDEX s.i RENAME TO j", "DROP INDEX s.j",
            "ALTER TABLE s.t ADD CONSTRAINT pk PRIMARY KEY (key)");
        Assert.Contains("out CREATE INDEX CONCURRENTLY i ON s.t (c)", online);
        Assert.Contains("out DROP INDEX CONCURRENTLY s.j", online);
        Assert.DoesNotContain(online, one => one.Contains("SET NOT NULL", StringComparison.Ordinal));
    }

    [Fact]
    public void A_check_that_the_plan_drops_proves_nothing_any_more() =>
        Assert.Contains(Online("ALTER TABLE full DROP CONSTRAINT c", "ALTER TABLE full ALTER COLUMN proven SET NOT NULL"), one => one.Contains("VALIDATE", StringComparison.Ordinal));

    [Fact]
    public void What_is_asked_is_what_is_there_before_and_could_be_done_otherwise() => Assert.Equal(
        ["\"S\".\"Full\"", "\"busy\"", "\"full\"", "\"ix\""],
        OnlineForm.Questions(PlanOf("CREATE TABLE new (i int)", "CREATE INDEX a ON new (i)", "CREATE INDEX b ON \"S\".\"Full\" (i)", "ALTER TABLE full ADD c int", "ALTER TABLE full ADD CONSTRAINT f FOREIGN KEY (c) REFERENCES busy (id)", "DROP INDEX ix", "INSERT INTO zero VALUES (1)")).Order(StringComparer.Ordinal));

    [Fact]
    public void Without_a_database_every_table_that_the_plan_does_not_make_is_taken_for_a_full_one() => Assert.Equal(
        ["CREATE TABLE new (i int)", "CREATE INDEX a ON new (i)", "CREATE INDEX CONCURRENTLY b ON old (i)", "DROP INDEX CONCURRENTLY c"],
        OnlineForm.Supposing(PlanOf("CREATE TABLE new (i int)", "CREATE INDEX a ON new (i)", "CREATE INDEX b ON old (i)", "DROP INDEX c")).Migrations[0].Statements.SkipLast(1).Select(statement => statement.Sql));

    [Fact]
    public void What_is_written_by_hand_runs_outside_a_transaction_or_is_in_its_online_form_already_stays()
    {
        var migration = Migration([new("CREATE INDEX i ON full (c)", TransactionSuppressed: false) { IsHandWritten = true }, new("CREATE INDEX j ON full (c)", TransactionSuppressed: true)]);
        Assert.Same(migration, OnlineForm.Of(new Plan([migration]), Database).Migrations[0]);
        var online = OnlineForm.Of(PlanOf("ALTER TABLE full ALTER COLUMN c SET NOT NULL"), Database).Migrations[0];
        Assert.Same(online, OnlineForm.Of(new Plan([online]), Database).Migrations[0]);
        var offline = online.Plain!.Offline("there is nobody at night");
        Assert.Same(offline, OnlineForm.Of(new Plan([offline]), Database).Migrations[0]);
    }

    [Fact]
    public void The_form_that_runs_changes_the_hash_of_the_plan_but_not_the_checksum_of_the_migration()
    {
        var plan = PlanOf("ALTER TABLE empty ADD f int", "ALTER TABLE empty ADD CONSTRAINT a FOREIGN KEY (f) REFERENCES busy (id)");
        var online = OnlineForm.Of(plan, Database);
        Assert.NotEqual(plan.Hash, online.Hash);
        Assert.Equal(plan.Migrations[0].Checksum, online.Migrations[0].Checksum);
        Assert.Equal(plan.Hash, online.Plain.Hash);
    }

    [Fact]
    public void The_plan_shows_both_forms_and_where_each_transaction_begins() => Assert.Equal(
        """
          in one transaction:
                   -- EF Core: ALTER TABLE full ADD CONSTRAINT c
                   --          CHECK (i > 0);
                1  ALTER TABLE full ADD CONSTRAINT c
                   CHECK (i > 0) NOT VALID;
          in one transaction:
                2  ALTER TABLE full VALIDATE CONSTRAINT c;
          history  INSERT INTO h VALUES (1);
        """,
        SqlText.Of(OnlineForm.Of(PlanOf("ALTER TABLE full ADD CONSTRAINT c\nCHECK (i > 0)"), Database).Migrations[0]));

    [Fact]
    public void A_script_has_the_transactions_of_the_plan_and_a_conditional_one_is_refused()
    {
        var online = OnlineForm.Of(PlanOf("ALTER TABLE full ADD CONSTRAINT c CHECK (i > 0)"), Database).Migrations;
        Assert.EndsWith(
            """
            BEGIN;
            -- EF Core: ALTER TABLE full ADD CONSTRAINT c CHECK (i > 0);
            ALTER TABLE full ADD CONSTRAINT c CHECK (i > 0) NOT VALID;
            COMMIT;
            BEGIN;
            ALTER TABLE full VALIDATE CONSTRAINT c;
            INSERT INTO h VALUES (1);
            COMMIT;
            """,
            MigrationScript.Plain(online, null).Script!.Trim(),
            StringComparison.Ordinal);
        Assert.Contains("transaction of its own", Assert.Single(MigrationScript.Idempotent(online, "SELECT 1", "h").Findings).Problem, StringComparison.Ordinal);
    }

    private static List<string> Online(params string[] sql) => Online(Database, sql);

    private static List<string> Online(IReadOnlyDictionary<string, RelationFacts> database, params string[] sql) =>
    [
        .. OnlineForm.Of(PlanOf(sql), database).Migrations[0].CommitGroups
            .SelectMany(group => group.Select((statement, index) => (statement, Place: !statement.InTransaction ? "out" : index == 0 ? "begin" : "in")))
            .Where(one => !one.statement.IsHistory).Select(one => $"{one.Place} {one.statement.Sql}"),
    ];

    private static string Check(string table, string column) =>
        OnlineForm.Of(PlanOf($"ALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL"), new Dictionary<string, RelationFacts> { [table] = new(false, true, false) })
            .Migrations[0].Statements[1].Sql.Split("CONSTRAINT ")[1];

    private static Plan PlanOf(params string[] sql) => new([Migration([.. sql.Select(text => new GeneratedCommand(text, TransactionSuppressed: false))])]);

    private static PlannedMigration Migration(IReadOnlyList<GeneratedCommand> commands) =>
        MigrationPlanner.Plan(new MigrationId("20260101000000_A"), Direction.Up, commands, "INSERT INTO h VALUES (1)").Migration;
}
