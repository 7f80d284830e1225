using Ferry.Core.Planning;
using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Online;

/// <summary>What EF Core generates seldom, or for tables that were made by hand.</summary>
public sealed class OnlineCasesTests
{
    private const string Table = "CREATE TABLE t (id int PRIMARY KEY, a int, b int NOT NULL, s text); INSERT INTO t SELECT i, i, i, i FROM generate_series(1, 100) i; ";
    private const string Parts = "CREATE TABLE t (id int NOT NULL, a int) PARTITION BY RANGE (id); CREATE TABLE p1 PARTITION OF t FOR VALUES FROM (0) TO (50); CREATE TABLE p2 PARTITION OF t FOR VALUES FROM (50) TO (200); INSERT INTO t SELECT i, i FROM generate_series(1, 100) i; ";
    private const string Heirs = "CREATE TABLE t (id int, a int); CREATE TABLE heir (c int) INHERITS (t); INSERT INTO heir SELECT i, i, i FROM generate_series(1, 100) i; ";
    private const string Long = "a name that is longer than the sixty-three bytes that PostgreSQL keeps of it, öäü";

    public static TheoryData<string, string, string> Changed { get; } = new()
    {
        { Table, "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a, b) DEFERRABLE INITIALLY DEFERRED", "UNIQUE USING INDEX u DEFERRABLE INITIALLY DEFERRED" },
        { Table, "ALTER TABLE t ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a)", "CONCURRENTLY u ON t (a) NULLS NOT DISTINCT" },
        { Table, "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a) INCLUDE (b, s)", "CONCURRENTLY u ON t (a) INCLUDE (b, s)" },
        { Table, $"ALTER TABLE t ADD CONSTRAINT \"{Long}\" UNIQUE (a)", "CONCURRENTLY" },
        { Table, $"CREATE UNIQUE INDEX \"{Long}\" ON t (lower(s) COLLATE \"C\" text_pattern_ops DESC NULLS LAST) WHERE a > 0", "CONCURRENTLY" },
        { Table + $"CREATE INDEX \"{Long}\" ON t (a); ", $"DROP INDEX \"{Long}\"", "CONCURRENTLY" },
        { Table + "ALTER TABLE t DROP CONSTRAINT t_pkey; ALTER TABLE t ALTER id DROP NOT NULL; ", "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (id, a)", "PRIMARY KEY USING INDEX k" },
        { Table + "ALTER TABLE t DROP CONSTRAINT t_pkey; ", "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (b) INCLUDE (a)", "INCLUDE (a)" },
        { Table, $"ALTER TABLE t ADD CONSTRAINT \"{Long}\" FOREIGN KEY (a) REFERENCES t (id) MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED", "DEFERRED NOT VALID" },
        { Table, $"ALTER TABLE t ADD CONSTRAINT \"{Long}\" CHECK (a > 0)", "NOT VALID" },
        { Table, "ALTER TABLE t ALTER COLUMN a SET NOT NULL", "VALIDATE" },
        { Table + "CREATE MATERIALIZED VIEW m AS SELECT * FROM t; ", "CREATE INDEX i ON m (a)", "CONCURRENTLY" },
        { Parts, "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)", "NOT VALID" },
        { Parts, "ALTER TABLE t ALTER COLUMN a SET NOT NULL", "VALIDATE" },
        { Parts, "CREATE INDEX i ON p1 (a)", "CONCURRENTLY" },
        { Heirs, "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)", "NOT VALID" },
        { Heirs, "ALTER TABLE t ALTER COLUMN a SET NOT NULL", "VALIDATE" },
        { "CREATE SCHEMA \"S.s\"; CREATE TABLE \"S.s\".\"T\"\"t\" (\"C.c\" int); INSERT INTO \"S.s\".\"T\"\"t\" VALUES (1); ", "ALTER TABLE \"S.s\".\"T\"\"t\" ALTER COLUMN \"C.c\" SET NOT NULL", "VALIDATE" },
    };

    public static TheoryData<string, string> Unchanged { get; } = new()
    {
        { Parts, "CREATE INDEX i ON t (a)" },
        { Parts + "CREATE INDEX i ON t (a); ", "DROP INDEX i" },
        { Parts, "ALTER TABLE t ADD CONSTRAINT u UNIQUE (id, a)" },
        { Parts, "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (id)" },
        { Table + "TRUNCATE t; ", "CREATE INDEX i ON t (a)" },
        { Table, "ALTER TABLE t ALTER COLUMN b SET NOT NULL" },
        { Table + "ALTER TABLE t ADD CHECK (a IS NOT NULL); ", "ALTER TABLE t ALTER COLUMN a SET NOT NULL" },
        { "CREATE TABLE t (id int, a int); ", "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (id)" },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public async Task The_online_form_comes_to_the_same(string setup, string sql, string words)
    {
        if (sql.Contains("NULLS NOT DISTINCT", StringComparison.Ordinal)) await ServerNeeds.AtLeastAsync(15, "NULLS NOT DISTINCT");
        var online = await CompareAsync(setup, sql);
        Assert.Contains(online.Statements, statement => statement.Sql.Contains(words, StringComparison.Ordinal));
        Assert.Equal(sql, online.Statements[0].InsteadOf);
    }

    [Theory]
    [MemberData(nameof(Unchanged))]
    public async Task What_needs_none_or_can_have_none_stays_as_it_is(string setup, string sql) => Assert.Null((await CompareAsync(setup, sql)).Plain);

    [Fact]
    public async Task A_foreign_key_of_a_table_in_partitions_is_checked_at_once()
    {
        var online = await CompareAsync(Parts + "CREATE TABLE o AS SELECT * FROM t; ALTER TABLE o ADD PRIMARY KEY (id); ", "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES o (id)");
        Assert.DoesNotContain(online.Statements, statement => statement.Sql.Contains("VALID", StringComparison.Ordinal));
    }

    private static async Task<PlannedMigration> CompareAsync(string setup, string sql)
    {
        await using var theirs = await OnlineRun.CreateAsync();
        await using var ours = await OnlineRun.CreateAsync();
        foreach (var one in new[] { theirs, ours }) await one.SqlAsync(setup);
        var plain = OnlineRun.Plain(Direction.Up, [new GeneratedCommand(sql, TransactionSuppressed: false)]);
        var online = await ours.OnlineAsync(plain);
        await theirs.ExecuteAsync(plain);
        await ours.ExecuteAsync(online);
        Assert.Equal(await theirs.DumpAsync(), await ours.DumpAsync());
        return online;
    }
}
