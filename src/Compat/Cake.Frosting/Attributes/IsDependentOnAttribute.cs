namespace Cake.Frosting;

/// <summary>Names a task that runs before this one.</summary>
/// <param name="type">The class of that task.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
#pragma warning disable CA1019 // The property is named Task, the parameter type: the package's own names.
public sealed class IsDependentOnAttribute(Type type) : Attribute
#pragma warning restore CA1019
{
    /// <summary>Gets the class of the task that runs before.</summary>
    public Type Task { get; } = type;
}
