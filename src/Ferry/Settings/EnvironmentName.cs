namespace Ferry.Settings;

/// <summary>The name of an environment as in <c>ferry.json</c>; compared without regard to case.</summary>
/// <param name="Value">Such as <c>development</c>.</param>
public readonly record struct EnvironmentName(string Value)
{
    /// <summary>Where a developer works; the default.</summary>
    public static EnvironmentName Development { get; } = new("development");

    /// <summary>The last stop before production.</summary>
    public static EnvironmentName Staging { get; } = new("staging");

    /// <summary>What users see.</summary>
    public static EnvironmentName Production { get; } = new("production");

    /// <inheritdoc/>
    public bool Equals(EnvironmentName other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
