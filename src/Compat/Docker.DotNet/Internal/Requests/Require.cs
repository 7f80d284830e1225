namespace Docker.DotNet.Internal.Requests;

/// <summary>Checks of arguments.</summary>
internal static class Require
{
    /// <summary>Passes on an id or a name; the API answers null and empty alike.</summary>
    /// <param name="value">The id or name.</param>
    /// <param name="parameter">The argument it came in.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException">It is null or empty.</exception>
    internal static string Text(string? value, string parameter) =>
        string.IsNullOrEmpty(value) ? throw new ArgumentNullException(parameter) : value;

    internal static T Given<T>(T? value, string parameter) where T : class =>
        value ?? throw new ArgumentNullException(parameter);
}
