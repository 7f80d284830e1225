using Ferry.Core.Sql;
using Ferry.Testing;

namespace Ferry.PostgreSql.Tests.Sql;

public class TransactionBlockTests(Psql server)
{
    [Theory]
    [MemberData(nameof(TransactionBlockCases.All), MemberType = typeof(TransactionBlockCases))]
    public void Statements_that_need_to_stand_outside_a_transaction_are_known(string statement, bool forbidden) =>
        Assert.Equal(forbidden, TransactionBlock.Forbids(SqlScript.Split("-- why\n" + statement)[0]));

    [Theory]
    [InlineData("cluster (verbose)")]
    [InlineData("alter subscription sub set (failover = true)")]
    [InlineData("alter subscription sub set (two_phase = false)")]
    public void Later_versions_forbid_more(string statement) => Assert.True(TransactionBlock.Forbids(SqlScript.Split(statement)[0]));

    [Fact]
    public async Task The_server_refuses_the_same_ones()
    {
        await server.PsqlAsync("-c", "create database blocks");
        Assert.DoesNotContain("ERROR", await server.PsqlFileAsync(TransactionBlockCases.Setup, "-d", "blocks"), StringComparison.Ordinal);

        // What these do not know yet, they refuse for that.
        var isOld = await (await TestServer.SharedAsync()).MajorAsync() < 14;
        var wrong = new List<string>();
        foreach (var (statement, forbidden) in TransactionBlockCases.All.Select(row => row.Data))
        {
            var said = await server.PsqlAsync("-d", "blocks", "-c", "begin", "-c", statement, "-c", "rollback");
            var refused = said.Contains("ERROR:  25001", StringComparison.Ordinal) || said.Contains("ERROR:  2D000", StringComparison.Ordinal);
            if (isOld && said.Contains("ERROR:  42601", StringComparison.Ordinal)) continue;
            if (refused != forbidden) wrong.Add($"{statement}: {said}");
        }

        Assert.Empty(wrong);
    }
}
