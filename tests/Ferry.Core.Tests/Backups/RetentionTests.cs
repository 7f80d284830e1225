using Ferry.Core.Backups;

namespace Ferry.Core.Tests.Backups;

public sealed class RetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_old_and_beyond_the_number_goes_oldest_first() => Assert.Equal(["d9", "d8", "d7"], Remove(keep: 2, days: 6));

    [Fact]
    public void The_number_stays_however_old() => Assert.Empty(Remove(keep: 10, days: 0));

    [Fact]
    public void The_young_stay_however_many() => Assert.Empty(Remove(keep: 1, days: 30));

    [Fact]
    public void The_newest_stays_even_with_nothing_to_keep() => Assert.DoesNotContain("d0", Remove(keep: 0, days: 0));

    [Fact]
    public void What_a_release_needs_stays() => Assert.Equal(["d9", "d7"], Remove(keep: 2, days: 6, "d8"));

    private static IReadOnlyList<string> Remove(int keep, int days, params string[] needed) =>
        Retention.PlanRemoval(Enumerable.Range(0, 10).Select(age => ($"d{age}", Now.AddDays(-age))), keep, TimeSpan.FromDays(days), needed, Now);
}
