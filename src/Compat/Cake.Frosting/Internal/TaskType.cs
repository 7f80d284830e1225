using System.Reflection;
using Cake.Core;

namespace Cake.Frosting.Internal;

/// <summary>What the class of a task says about it.</summary>
internal static class TaskType
{
    public static string NameOf(Type task) => task.GetCustomAttribute<TaskNameAttribute>()?.Name ?? task.Name;

    /// <summary>The context a task needs; only its direct base class is asked.</summary>
    public static Type ContextOf(Type task) =>
        IsBase(task.BaseType, typeof(FrostingTask<>)) || IsBase(task.BaseType, typeof(AsyncFrostingTask<>))
            ? task.BaseType!.GetGenericArguments()[0]
            : typeof(ICakeContext);

    public static string RunMethodOf(Type task)
    {
        for (var type = task.BaseType; type is not null; type = type.BaseType)
        {
            if (IsBase(type, typeof(FrostingTask<>))) return nameof(FrostingTask.Run);
            if (IsBase(type, typeof(AsyncFrostingTask<>))) return nameof(AsyncFrostingTask.RunAsync);
        }

        throw new InvalidOperationException($"The task '{NameOf(task)}' derives from neither FrostingTask nor AsyncFrostingTask.");
    }

    public static bool Overrides(Type task, string method, Type[] parameters) =>
        task.GetMethod(method, parameters) is { } found && found.GetBaseDefinition().DeclaringType != found.DeclaringType;

    private static bool IsBase(Type? type, Type definition) =>
        type is { IsGenericType: true } && type.GetGenericTypeDefinition() == definition;
}
