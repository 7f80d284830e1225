namespace Cake.Frosting;

/// <summary>Describes a task for <c>--description</c>.</summary>
/// <param name="description">What the task does.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskDescriptionAttribute(string description) : Attribute
{
    /// <summary>Gets the description.</summary>
    public string Description { get; } = description;
}
