namespace Cake.Frosting.Internal;

/// <summary>The value a setting has when nothing else gives it one.</summary>
/// <param name="Key">The setting.</param>
/// <param name="Value">Its value.</param>
internal sealed record CakeSetting(string Key, string Value);
