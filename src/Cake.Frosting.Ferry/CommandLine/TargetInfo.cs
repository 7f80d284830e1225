using System.Reflection;

namespace Cake.Frosting.Ferry.CommandLine;

/// <summary>One target as its attributes describe it.</summary>
/// <param name="Name">The name people type.</param>
/// <param name="Description">One line of help; empty when the task has none.</param>
/// <param name="Type">The task.</param>
/// <param name="DependsOn">The tasks that run before it.</param>
/// <param name="Arguments">The arguments it declares itself.</param>
internal sealed record TargetInfo(string Name, string Description, Type Type, IReadOnlyList<Type> DependsOn, IReadOnlyList<TaskArgumentAttribute> Arguments)
{
    /// <summary>True when the target's result goes to standard output as data, such as a script to pipe on.</summary>
    public string? FixedEnvironment => Type.GetCustomAttribute<FixedEnvironmentAttribute>()?.Name;

    public bool WritesData => Type.IsDefined(typeof(WritesDataAttribute), inherit: true);
}
