namespace LongHistory;

/// <summary>A column that is not a key.</summary>
/// <param name="Name">Its name, and the property's.</param>
/// <param name="Type">The property's type, never a nullable one.</param>
/// <param name="Length">The longest text; null for any.</param>
/// <param name="IsRequired">Whether it is NOT NULL.</param>
internal sealed record Column(string Name, Type Type, int? Length = null, bool IsRequired = false)
{
    public Type ClrType => Type.IsValueType && !IsRequired ? typeof(Nullable<>).MakeGenericType(Type) : Type;

    /// <summary>A value for rows that have none, in SQL.</summary>
    public string Filling => Type.Name switch
    {
        nameof(String) => "left(\"Code\", 10)",
        nameof(DateTime) => "\"CreatedAt\"",
        nameof(Guid) => "md5(\"Code\")::uuid",
        nameof(Boolean) => "false",
        _ => "0",
    };
}
