namespace Ferry.Acceptance.Tests.BuildScript;

public sealed class OldHostsTests
{
    [Fact]
    public async Task Newest_two_and_those_that_run_are_kept()
    {
        await using var checkout = new ScratchCheckout();
        AddHost(checkout, "a-running", daysOld: 9, user: Environment.ProcessId);
        AddHost(checkout, "b-ended", daysOld: 8, user: 0x7fffffff);
        AddHost(checkout, "c-unused", daysOld: 7, user: null);
        AddHost(checkout, "d-newest", daysOld: 1, user: null);
        var run = await checkout.RunAsync();
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            new[] { "a-running", "d-newest", Path.GetFileName(run["host"].TrimEnd('/')) }.Order(StringComparer.Ordinal),
            Directory.GetDirectories(checkout.Hosts).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static void AddHost(ScratchCheckout checkout, string name, int daysOld, int? user)
    {
        var folder = Directory.CreateDirectory(Path.Combine(checkout.Hosts, name)).FullName;
        if (user is not null)
            File.WriteAllText(Path.Combine(folder, "users"), $"{user}\n");
        Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow.AddDays(-daysOld));
    }
}
