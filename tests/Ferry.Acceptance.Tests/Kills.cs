using System.Globalization;

namespace Ferry.Acceptance.Tests;

/// <summary>How often tests kill at random moments.</summary>
internal static class Kills
{
    /// <summary>A few at every run of the tests; the variable FERRY_TEST_KILLS asks for as many as one has patience for.</summary>
    public static int Or(int few) => Environment.GetEnvironmentVariable("FERRY_TEST_KILLS") is { Length: > 0 } many ? int.Parse(many, CultureInfo.InvariantCulture) : few;
}
