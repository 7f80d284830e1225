namespace Ferry.Core.Migrations;

/// <summary>The EF Core id of one migration, such as <c>20260102030405_AddUsers</c>.</summary>
/// <param name="Value">The id as it stands in the history and in the <c>[Migration]</c> attribute.</param>
/// <remarks>Ids are compared as EF Core compares them: ordinal, without regard to case.</remarks>
public readonly record struct MigrationId(string Value) : IComparable<MigrationId>
{
    private const int TimestampLength = 14;

    /// <summary>The part after the timestamp; the whole id where there is no timestamp.</summary>
    public string Name => HasTimestamp ? Value[(TimestampLength + 1)..] : Value;

    /// <summary>The fourteen digits <c>yyyyMMddHHmmss</c> (UTC); empty where the id does not start with them.</summary>
    public string Timestamp => HasTimestamp ? Value[..TimestampLength] : "";

    private bool HasTimestamp =>
        Value.Length > TimestampLength + 1 && Value[TimestampLength] == '_' && Value.AsSpan(0, TimestampLength).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <inheritdoc/>
    public int CompareTo(MigrationId other) => string.Compare(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public bool Equals(MigrationId other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Tells whether one id comes before another.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when <paramref name="left"/> is older.</returns>
    public static bool operator <(MigrationId left, MigrationId right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether one id comes after another.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when <paramref name="left"/> is newer.</returns>
    public static bool operator >(MigrationId left, MigrationId right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether one id is the other or comes before it.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when <paramref name="left"/> is not newer.</returns>
    public static bool operator <=(MigrationId left, MigrationId right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether one id is the other or comes after it.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when <paramref name="left"/> is not older.</returns>
    public static bool operator >=(MigrationId left, MigrationId right) => left.CompareTo(right) >= 0;
}
