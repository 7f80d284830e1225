using System.Reflection;

namespace Cake.Frosting.Ferry.CommandLine;

/// <summary>Every target of a host, read from the attributes of its tasks.</summary>
internal sealed class TargetCatalog(IReadOnlyList<TargetInfo> targets)
{
    public const string Default = "Default";

    /// <summary>All targets but the default one, in the order of their names.</summary>
    public IReadOnlyList<TargetInfo> Targets { get; } = [.. targets.Where(target => target.Name != Default).OrderBy(target => target.Name, StringComparer.Ordinal)];

    public static TargetCatalog Of(IEnumerable<Assembly> assemblies) => new(
    [
        .. assemblies.Distinct().SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IFrostingTask).IsAssignableFrom(type))
            .Select(Describe),
    ]);

    public TargetInfo? Find(string name) => targets.FirstOrDefault(target => string.Equals(target.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A target and everything that runs before it, dependencies first.</summary>
    public IReadOnlyList<TargetInfo> WithDependencies(TargetInfo target)
    {
        var order = new List<TargetInfo>();
        Visit(target);
        return order;

        void Visit(TargetInfo one)
        {
            if (order.Contains(one)) return;
            foreach (var dependency in one.DependsOn.Select(type => targets.FirstOrDefault(other => other.Type == type && other != one)).OfType<TargetInfo>()) Visit(dependency);
            if (!order.Contains(one)) order.Add(one);
        }
    }

    /// <summary>The arguments that a call of a target takes: its own, and those of its steps that they take from others.</summary>
    public IReadOnlyList<TaskArgumentAttribute> ArgumentsOf(TargetInfo target) =>
        [.. WithDependencies(target).SelectMany(step => step.Arguments.Where(argument => step == target || !argument.AloneOnly)).DistinctBy(argument => argument.Name)];

    private static TargetInfo Describe(Type type) => new(
        type.GetCustomAttribute<TaskNameAttribute>()?.Name ?? type.Name,
        type.GetCustomAttribute<TaskDescriptionAttribute>()?.Description ?? "",
        type,
        [.. type.GetCustomAttributes<IsDependentOnAttribute>().Select(attribute => attribute.Task)],
        [.. type.GetCustomAttributes<TaskArgumentAttribute>()]);
}
