using System.Globalization;

namespace Ferry.Core.Rendering;

/// <summary>Words for numbers of things.</summary>
public static class Count
{
    /// <summary>Says how many, with the plural where it belongs: <c>1 migration</c>, <c>3 migrations</c>.</summary>
    /// <param name="number">How many.</param>
    /// <param name="noun">The singular of a noun whose plural ends in s.</param>
    /// <returns>Number and noun.</returns>
    public static string Of(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
