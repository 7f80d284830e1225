using Ferry.Core.Outcomes;
using Ferry.Core.Sql;

namespace Ferry.Core.Tests.Outcomes;

public sealed class UnvalidatedConstraintTests
{
    [Fact]
    public void The_query_finds_what_breaks_it()
    {
        Assert.Equal("SELECT * FROM public.t WHERE NOT (a > 0)", UnvalidatedConstraint.Check("ck", "public.t", "(a > 0)").Query);
        Assert.Equal("SELECT * FROM public.t WHERE a IS NULL", UnvalidatedConstraint.NotNull("nn", "public.t", "a").Query);
        Assert.Equal(
            "SELECT * FROM t f WHERE f.a IS NOT NULL AND f.b IS NOT NULL AND NOT EXISTS (SELECT FROM u k WHERE k.x = f.a AND k.y = f.b)",
            UnvalidatedConstraint.Reference("fk", "t", ["a", "b"], "u", ["x", "y"], isFull: false).Query);
        Assert.Equal(
            "SELECT * FROM t f WHERE (f.a IS NOT NULL OR f.b IS NOT NULL) AND NOT EXISTS (SELECT FROM u k WHERE k.x = f.a AND k.y = f.b)",
            UnvalidatedConstraint.Reference("fk", "t", ["a", "b"], "u", ["x", "y"], isFull: true).Query);
    }

    [Theory]
    [InlineData("ALTER TABLE s.\"T\" VALIDATE CONSTRAINT Ck", "\"s\".\"T\" \"ck\"")]
    [InlineData("ALTER TABLE IF EXISTS ONLY t VALIDATE CONSTRAINT \"C\"\"k\"; -- done", "\"t\" \"C\"\"k\"")]
    [InlineData("ALTER TABLE t VALIDATE CONSTRAINT a, VALIDATE CONSTRAINT b", null)]
    [InlineData("ALTER TABLE t ADD CONSTRAINT a CHECK (true)", null)]
    [InlineData("SELECT 1", null)]
    public void A_validation_is_known_by_its_text(string sql, string? expected) =>
        Assert.Equal(expected, Validation.Of(sql) is { } found ? $"{found.Table} {found.Constraint}" : null);
}
