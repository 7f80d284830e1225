using System.Globalization;

namespace Ferry.Core.Sql;

/// <summary>Finds tags for dollar quotes (manual, 4.1.2.4).</summary>
public static class DollarTag
{
    /// <summary>Finds a tag that does not occur in a text, so that the text can be quoted with it as it is.</summary>
    /// <param name="text">What is to be quoted.</param>
    /// <param name="name">What the tag is called, such as <c>sql</c>; a number is added where it is taken.</param>
    /// <returns>The tag with its dollars.</returns>
    public static string For(string text, string name)
    {
        for (var number = 0; ; number++)
        {
            var tag = number == 0 ? $"${name}$" : string.Create(CultureInfo.InvariantCulture, $"${name}{number}$");
            if (!text.Contains(tag, StringComparison.Ordinal)) return tag;
        }
    }
}
