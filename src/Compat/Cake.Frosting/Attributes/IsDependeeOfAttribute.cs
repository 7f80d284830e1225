namespace Cake.Frosting;

/// <summary>Names a task that this one runs before.</summary>
/// <param name="type">The class of that task.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
#pragma warning disable CA1019 // The property is named Task, the parameter type: the package's own names.
public sealed class IsDependeeOfAttribute(Type type) : Attribute
#pragma warning restore CA1019
{
    /// <summary>Gets the class of the task that runs after.</summary>
    public Type Task { get; } = type;
}
