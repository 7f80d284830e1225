namespace Docker.DotNet.Internal.Requests;

/// <summary>How a value is written in the query string.</summary>
internal enum QueryFormat
{
    /// <summary>As its invariant text.</summary>
    Text,

    /// <summary>1 or 0.</summary>
    Flag,

    /// <summary>Its items, each with the parameter's name before it.</summary>
    Repeated,

    /// <summary>As JSON.</summary>
    Json,
}
