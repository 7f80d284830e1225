using System.Diagnostics;

namespace Ferry.Acceptance.Tests.BuildScript;

internal static class Waiting
{
    public static async Task UntilAsync(Func<bool> holds)
    {
        var clock = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), "waited two minutes in vain");
            await Task.Delay(20);
        }
    }
}
