namespace Ferry.Core.Rendering;
/// <summary>tmp</summary>
public static class NearestName {
/// <summary>tmp</summary>
public static string? To(string typed, IEnumerable<string> known) => known.FirstOrDefault(k => k.Contains(typed, StringComparison.Ordinal)); }
