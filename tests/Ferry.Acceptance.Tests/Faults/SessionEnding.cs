using Ferry.Processes;

namespace Ferry.Acceptance.Tests.Faults;

/// <summary>What a run whose sessions were ended has to say.</summary>
internal static class SessionEnding
{
    /// <summary>Its exit code is true of the database: 4 that nothing changed, 0 that everything is done, 5 anything between.</summary>
    public static async Task AssertTrueAsync(ProcessResult ended, CombinedPlan plan, TestDatabase database, string what)
    {
        var state = await CombinedPlan.StateAsync(database);
        var told = $"{what}: exit code {ended.ExitCode}\n{ended.Said}";
        switch (ended.ExitCode)
        {
            case 0:
                Assert.True(state == plan.After, $"{told}\n{DumpText.Difference(plan.After, state)}");
                break;
            case 4:
                Assert.True(state == plan.Before, $"{told}\n{DumpText.Difference(plan.Before, state)}");
                break;
            default:
                // 1 is for surroundings that failed before the plan began, which changed nothing.
                Assert.True(ended.ExitCode == 5 || ended.ExitCode == 1 && state == plan.Before, told);
                break;
        }
    }
}
