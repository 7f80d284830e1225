using Ferry.Core.Ledgers;
using Ferry.Core.Planning;

namespace Ferry.Core.Tests.Ledgers;

public class StatementJsonTests
{
    [Fact]
    public void What_is_written_is_read_but_for_the_history_row()
    {
        PlannedStatement[] statements = [new(1, "SELECT 'ä\"\\ \n\u2028'", true), new(2, "CREATE INDEX CONCURRENTLY ix ON a (i)", false) { InsteadOf = "CREATE INDEX ix ON a (i)" }, new(3, "SELECT 1", true) { BeginsTransaction = true, IsFinal = true }];

        Assert.Equal(statements, StatementJson.Read(StatementJson.Write([.. statements, new PlannedStatement(4, "INSERT INTO history", true, IsHistory: true)])));
    }
}
