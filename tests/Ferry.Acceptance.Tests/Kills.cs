using System.Globalization;

namespace Ferry.Acceptance.Tests;

/// <summary>How often tests kill at random moments, and at which of several places.</summary>
internal static class Kills
{
    private static readonly string? Many = Environment.GetEnvironmentVariable("FERRY_TEST_KILLS");

    /// <summary>A few at every run of the tests; the variable FERRY_TEST_KILLS asks for as many as one has patience for.</summary>
    public static int Or(int few) => Many is { Length: > 0 } ? int.Parse(Many, CultureInfo.InvariantCulture) : few;

    /// <summary>A few of the places, other ones at every run of the tests, in their order; all of them where FERRY_TEST_KILLS is set.</summary>
    public static string[] Some(IEnumerable<string> places, int few)
    {
        var all = places.Index().ToArray();
        if (Many is not { Length: > 0 })
        {
            Random.Shared.Shuffle(all);
            all = [.. all.Take(few).OrderBy(place => place.Index)];
        }

        var chosen = all.Select(place => place.Item).ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", chosen));
        return chosen;
    }
}
