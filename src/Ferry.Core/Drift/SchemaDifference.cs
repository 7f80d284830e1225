namespace Ferry.Core.Drift;

/// <summary>One thing that differs between two schemas.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its full name.</param>
/// <param name="From">Its definition in the first schema; null where it is not there.</param>
/// <param name="To">Its definition in the second schema; null where it is not there.</param>
public sealed record SchemaDifference(string Kind, string Name, string? From, string? To)
{
    /// <summary>What has become of it on the way from the first schema to the second: <c>added</c>, <c>missing</c> or <c>changed</c>.</summary>
    public string Change => From is null ? "added" : To is null ? "missing" : "changed";
}
