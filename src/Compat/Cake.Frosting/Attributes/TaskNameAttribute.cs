namespace Cake.Frosting;

/// <summary>Gives a task its name; without it the name is that of the class.</summary>
/// <param name="name">The name people type after <c>--target</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskNameAttribute(string name) : Attribute
{
    /// <summary>Gets the name.</summary>
    public string Name { get; } = name;
}
