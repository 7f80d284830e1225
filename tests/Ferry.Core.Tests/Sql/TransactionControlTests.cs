using Ferry.Core.Sql;

namespace Ferry.Core.Tests.Sql;

public class TransactionControlTests
{
    [Theory]
    [InlineData("begin", true, false)]
    [InlineData("/* now */ Begin\nisolation level serializable", true, false)]
    [InlineData("start transaction", true, false)]
    [InlineData("commit", true, true)]
    [InlineData("commit and chain", true, true)]
    [InlineData("-- done\nEND work", true, true)]
    [InlineData("rollback", true, true)]
    [InlineData("rollback work", true, true)]
    [InlineData("abort", true, true)]
    [InlineData("prepare transaction 'x'", true, true)]
    [InlineData("savepoint s", true, false)]
    [InlineData("rollback to s", true, false)]
    [InlineData("rollback transaction to savepoint s", true, false)]
    [InlineData("release s", true, false)]
    [InlineData("commit prepared 'x'", true, false)]
    [InlineData("rollback prepared 'x'", true, false)]
    [InlineData("prepare transaction as select 1", true, true)]
    [InlineData("prepare p as select 1", false, false)]
    [InlineData("start_transaction()", false, false)]
    [InlineData("select 'commit'", false, false)]
    [InlineData("\"commit\"", false, false)]
    [InlineData("create table commit (a int)", false, false)]
    public void What_begins_ends_or_divides_a_transaction_is_known(string statement, bool controls, bool ends)
    {
        var read = SqlScript.Split(statement)[0];

        Assert.Equal((controls, ends), (TransactionControl.Is(read), TransactionControl.Ends(read)));
    }
}
