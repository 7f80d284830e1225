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

        // Servers before 14 do not know all of it, and let two statements about subscriptions pass that later ones refuse.
        var isOld = await (await TestServer.SharedAsync()).MajorAsync() < 14;
        var wrong = new List<string>();
        foreach (var (statement, forbidden) in TransactionBlockCases.All.Select(row => row.Data))
        {
            var said = await server.PsqlAsync("-d", "blocks", "-c", "begin", "-c", statement, "-c", "rollback");
            var refused = said.Contains("ERROR:  25001", StringComparison.Ordinal) || said.Contains("ERROR:  2D000", StringComparison.Ordinal);
            if (refused != forbidden && (refused || !isOld)) wrong.Add($"{statement}: {said}");
        }

        Assert.Empty(wrong);
    }
}
