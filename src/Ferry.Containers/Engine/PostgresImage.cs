using System.Globalization;
using System.Text.RegularExpressions;

namespace Ferry.Containers.Engine;

/// <summary>Names of PostgreSQL images.</summary>
internal static partial class PostgresImage
{
    /// <summary>The same image for another major version: <c>postgres:18-alpine</c> becomes <c>postgres:15-alpine</c>.</summary>
    /// <param name="image">Its name, with or without a tag; a digest names one version for good, and is given up.</param>
    /// <param name="major">The major version.</param>
    internal static string WithMajor(string image, int major)
    {
        var name = image.Split('@')[0];
        var colon = name.IndexOf(':', name.LastIndexOf('/') + 1);
        var version = major.ToString(CultureInfo.InvariantCulture);
        if (colon < 0) return $"{name}:{version}";
        var tag = name[(colon + 1)..];
        return name[..(colon + 1)] + (Version().IsMatch(tag) ? Version().Replace(tag, version, 1) : version);
    }

    [GeneratedRegex(@"^\d+(\.\d+)*")]
    private static partial Regex Version();
}
