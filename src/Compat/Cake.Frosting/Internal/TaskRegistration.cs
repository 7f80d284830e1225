using System.Reflection;
using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Internal;

/// <summary>Turns a task class into a task of the engine.</summary>
internal static class TaskRegistration
{
    public static void Register(IFrostingTask task, IFrostingContext context, ICakeEngine engine, ICakeLog log)
    {
        var type = task.GetType();
        var needed = TaskType.ContextOf(type);
        if (!needed.IsInstanceOfType(context))
        {
            log.Warning("Task cannot be used since the context isn't convertible to {0}.", needed.FullName);
            return;
        }

        var name = TaskType.NameOf(type);
        log.Debug("Registering task: {0}", name);
        var builder = engine.RegisterTask(name);
        if (type.GetCustomAttribute<TaskDescriptionAttribute>()?.Description is { } text && !string.IsNullOrWhiteSpace(text))
            builder.Description(text);

        bool Overrides(string method, params Type[] parameters) => TaskType.Overrides(type, method, parameters);
        var contextType = context.GetType();
        if (Overrides(TaskType.RunMethodOf(type), contextType)) builder.Does(task.RunAsync);
        if (Overrides(nameof(task.ShouldRun), contextType)) builder.WithCriteria(task.ShouldRun, task.SkippedMessage);
        if (type.IsDefined(typeof(ContinueOnErrorAttribute))) builder.ContinueOnError();
        if (Overrides(nameof(task.OnError), typeof(Exception), contextType)) builder.OnError(task.OnError);
        if (Overrides(nameof(task.Finally), contextType)) builder.Finally(task.Finally);

        foreach (var dependency in type.GetCustomAttributes<IsDependentOnAttribute>())
            builder.IsDependentOn(NameOf(dependency.Task, "dependency"));
        foreach (var dependee in type.GetCustomAttributes<IsDependeeOfAttribute>())
            builder.IsDependeeOf(NameOf(dependee.Task, "reverse dependency"));
    }

    private static string NameOf(Type type, string relation) =>
        type.IsAssignableTo(typeof(IFrostingTask))
            ? TaskType.NameOf(type)
            : throw new FrostingException($"The {relation} '{type.Name}' is not a valid task.");
}
