namespace Docker.DotNet.Internal.Requests;

/// <summary>Says that a property travels in the query string, and how.</summary>
/// <param name="name">The parameter's name in the query.</param>
/// <param name="format">How its value is written.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class QueryAttribute(string name, QueryFormat format = QueryFormat.Text) : Attribute
{
    public string Name => name;

    public QueryFormat Format => format;

    /// <summary>Gets or sets a value indicating whether it is sent even when it has its type's default value.</summary>
    public bool Required { get; set; }
}
