namespace Ferry.Processes.Tests;

public sealed class ProcessOwnerTests
{
    [Fact]
    public void It_reads_what_it_writes() => Assert.Equal(ProcessOwner.This, ProcessOwner.TryParse(ProcessOwner.This.ToString()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("host/12")]
    [InlineData("host/twelve/1")]
    [InlineData("host/1/2/3")]
    public void Anything_else_is_no_owner(string? text) => Assert.Null(ProcessOwner.TryParse(text));

    [Fact]
    public void A_process_id_that_came_round_again_is_somebody_else()
    {
        Assert.True(ProcessOwner.This.IsAlive());
        Assert.True((ProcessOwner.This with { Started = ProcessOwner.This.Started + 1 }).IsAlive()); // observers differ by a little
        Assert.False((ProcessOwner.This with { Started = ProcessOwner.This.Started - 60 }).IsAlive());
        Assert.False((ProcessOwner.This with { ProcessId = int.MaxValue }).IsAlive());
    }
}
