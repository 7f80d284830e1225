namespace Ferry.Acceptance.Tests.Faults;

/// <summary>Counts how runs went, for those who read the tests' output.</summary>
internal static class Tally
{
    public static string Of(IReadOnlyCollection<string?> cases) =>
        $"{cases.Count} in all: {string.Join(", ", cases.GroupBy(one => one ?? "went on by itself").Select(group => $"{group.Count()} {group.Key}"))}";
}
