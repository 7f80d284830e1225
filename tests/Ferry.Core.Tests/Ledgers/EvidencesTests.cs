using Ferry.Core.Ledgers;
using Ferry.Core.Planning;

namespace Ferry.Core.Tests.Ledgers;

public sealed class EvidencesTests
{
    [Theory]
    [InlineData("UPDATE t SET a = 1", Evidence.Record)]
    [InlineData("ALTER TYPE mood ADD VALUE 'calm'", Evidence.Record)]
    [InlineData("DO $$ BEGIN PERFORM 1; END $$", Evidence.Record)]
    [InlineData("INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)", Evidence.Record)]
    [InlineData("CREATE INDEX CONCURRENTLY ix ON t (a)", Evidence.Index)]
    [InlineData("DROP INDEX CONCURRENTLY ix", Evidence.Index)]
    [InlineData("VACUUM ANALYZE t", Evidence.Repeatable)]
    [InlineData("REINDEX TABLE CONCURRENTLY t", Evidence.Rebuild)]
    [InlineData("REINDEX (VERBOSE, CONCURRENTLY) INDEX ix", Evidence.Rebuild)]
    [InlineData("REINDEX (CONCURRENTLY off) SCHEMA s", Evidence.Repeatable)]
    [InlineData("REINDEX DATABASE CONCURRENTLY app", Evidence.Rebuild)]
    [InlineData("REINDEX SYSTEM app", Evidence.Repeatable)]
    [InlineData("DROP DATABASE IF EXISTS other", Evidence.Repeatable)]
    [InlineData("CREATE DATABASE other", Evidence.None)]
    [InlineData("ALTER TABLE p DETACH PARTITION c CONCURRENTLY", Evidence.Partition)]
    [InlineData("ALTER TABLE p DETACH PARTITION c", Evidence.Record)]
    [InlineData("ALTER TABLE p DETACH PARTITION c FINALIZE", Evidence.Record)]
    [InlineData("CALL fill()", Evidence.Parts)]
    [InlineData("DO $$ BEGIN UPDATE t SET a = 1; COMMIT; END $$", Evidence.Parts)]
    public void Each_statement_has_its_evidence(string sql, Evidence expected)
    {
        var statement = new PlannedStatement(1, sql, InTransaction: false);
        Assert.Equal(expected, Evidences.Of(statement));
        Assert.Equal(expected is Evidence.None or Evidence.Parts, Evidences.HasNone(statement));
    }

    [Theory]
    [InlineData("DROP INDEX CONCURRENTLY IF EXISTS ix_a; CREATE UNIQUE INDEX CONCURRENTLY IX_A ON a (i)", true)]
    [InlineData("DROP INDEX IF EXISTS \"s\".\"Ix\"; CREATE INDEX CONCURRENTLY IF NOT EXISTS \"Ix\" ON s.a (i)", true)]
    [InlineData("ALTER TABLE a VALIDATE CONSTRAINT ck", true)]
    [InlineData("CREATE TABLE IF NOT EXISTS a (i int); CREATE OR REPLACE VIEW v AS SELECT 1; VACUUM a", true)]
    [InlineData("CREATE INDEX CONCURRENTLY ON a (i)", false)]
    [InlineData("CREATE INDEX ix ON a (i)", false)]
    [InlineData("UPDATE a SET i = i + 1", false)]
    [InlineData("DROP TABLE a", false)]
    [InlineData("ALTER TABLE a VALIDATE CONSTRAINT ck, ADD COLUMN j int", false)]
    public void What_is_guarded_can_be_run_again_beside_what_no_transaction_may_hold(string sql, bool expected) =>
        Assert.Equal(expected ? Evidence.Repeatable : Evidence.None, Evidences.Of(new PlannedStatement(1, $"VACUUM a; {sql}", InTransaction: false)));

    [Fact]
    public void The_condition_names_the_index()
    {
        Assert.Equal("index \"ix\" is valid", Evidences.PostCondition(new PlannedStatement(1, "CREATE UNIQUE INDEX CONCURRENTLY ix ON t (a)", InTransaction: false)));
        Assert.Equal("index \"ix\" is gone", Evidences.PostCondition(new PlannedStatement(1, "DROP INDEX CONCURRENTLY ix", InTransaction: false)));
        Assert.Equal("partition \"s\".\"C\" is off \"p\"", Evidences.PostCondition(new PlannedStatement(1, "ALTER TABLE p DETACH PARTITION s.\"C\" CONCURRENTLY", InTransaction: false)));
    }
}
