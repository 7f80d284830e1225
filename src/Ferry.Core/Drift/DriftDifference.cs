namespace Ferry.Core.Drift;

/// <summary>One thing of a database that is not what the applied migrations produce.</summary>
/// <param name="Kind">What it is, such as <c>column</c>.</param>
/// <param name="Name">Its full name, quoted as in SQL.</param>
/// <param name="Aspect">The part of it that differs, such as <c>type</c>; null where the thing as a whole does.</param>
/// <param name="Expected">What the migrations produce; null where it should not be there.</param>
/// <param name="Found">What is there; null where it is missing.</param>
/// <param name="Fix">What brings the database back: a statement where one does, words elsewhere.</param>
public sealed record DriftDifference(string Kind, string Name, string? Aspect, string? Expected, string? Found, string Fix)
{
    /// <summary>The thing and what of it differs, such as <c>column public.users.email (type)</c>.</summary>
    public string What => Aspect is null ? $"{Kind} {Name}" : $"{Kind} {Name} ({Aspect})";

    /// <summary>What became of it: <c>added</c>, <c>missing</c> or <c>changed</c>.</summary>
    public string Change => Expected is null && Aspect is null ? "added" : Found is null && Aspect is null ? "missing" : "changed";
}
