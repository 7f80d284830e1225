namespace Ferry.Core.Releases;

/// <summary>What one check before a deploy came to.</summary>
/// <param name="Name">The gate.</param>
/// <param name="Verdict">Whether it lets the deploy pass.</param>
/// <param name="Detail">What was seen.</param>
/// <param name="Remedy">What to do; null where there is nothing to do.</param>
public sealed record Gate(string Name, GateVerdict Verdict, string Detail, string? Remedy = null)
{
    /// <summary>Makes the result of a gate that lets the deploy pass.</summary>
    /// <param name="name">The gate.</param>
    /// <param name="detail">What was seen.</param>
    /// <returns>The result.</returns>
    public static Gate Passed(string name, string detail) => new(name, GateVerdict.Passed, detail);

    /// <summary>Makes the result of a gate that lets the deploy pass, but saw something worth a look.</summary>
    /// <param name="name">The gate.</param>
    /// <param name="detail">What was seen.</param>
    /// <param name="remedy">What could be done.</param>
    /// <returns>The result.</returns>
    public static Gate Noted(string name, string detail, string? remedy = null) => new(name, GateVerdict.Noted, detail, remedy);

    /// <summary>Makes the result of a gate that refuses the deploy.</summary>
    /// <param name="name">The gate.</param>
    /// <param name="detail">What was seen.</param>
    /// <param name="remedy">What to do.</param>
    /// <returns>The result.</returns>
    public static Gate Refused(string name, string detail, string remedy) => new(name, GateVerdict.Refused, detail, remedy);
}
