using Ferry.Processes;

namespace Ferry.Processes.Tests;

public sealed class OwnerNameTests
{
    [Fact]
    public void A_name_of_this_process_is_in_use_and_new_each_time()
    {
        var (one, other) = (OwnerName.New(), OwnerName.New());
        Assert.NotEqual(one, other);
        Assert.False(OwnerName.IsOfDeadProcess(one));
    }

    [Fact]
    public void A_name_of_a_process_that_has_ended_is_a_leftover_also_when_its_id_came_round_again()
    {
        Assert.True(OwnerName.IsOfDeadProcess($"{Environment.MachineName}-{int.MaxValue}-1700000000-abcd"));
        Assert.True(OwnerName.IsOfDeadProcess($"{Environment.MachineName}-{Environment.ProcessId}-1700000000-abcd"));
    }

    [Theory]
    [InlineData("another-machine-1-1700000000-abcd")]
    [InlineData("readme")]
    [InlineData("a-b-c-d")]
    [InlineData("")]
    public void What_no_process_of_this_machine_made_is_left_alone(string name) => Assert.False(OwnerName.IsOfDeadProcess(name));
}
