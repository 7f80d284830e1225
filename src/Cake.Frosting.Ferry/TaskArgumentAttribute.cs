namespace Cake.Frosting.Ferry;

/// <summary>Declares an argument of a target: whatever is not declared is refused before anything runs.</summary>
/// <param name="name">The name without dashes.</param>
/// <param name="description">What it does, for the help.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = true)]
public sealed class TaskArgumentAttribute(string name, string description) : Attribute
{
    /// <summary>The name without dashes.</summary>
    public string Name => name;

    /// <summary>What it does, for the help.</summary>
    public string Description => description;

    /// <summary>What stands for the value in the help, such as ID; null for a flag, which takes none.</summary>
    public string? Value { get; init; }

    /// <summary>True when it counts only where the target is called itself, not where it is a step of another one.</summary>
    public bool AloneOnly { get; init; }

    /// <summary>True when it may be given several times; the values are joined by commas.</summary>
    public bool IsList { get; init; }

    /// <summary>True when the target cannot run without it.</summary>
    public bool Required { get; init; }
}
