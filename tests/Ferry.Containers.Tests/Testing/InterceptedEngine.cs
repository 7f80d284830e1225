using System.Reflection;
using Docker.DotNet;
using Ferry.Containers.Engine;

namespace Ferry.Containers.Tests.Testing;

/// <summary>The real engine, and somebody who does something just before it gets a question.</summary>
public class InterceptedEngine : DispatchProxy
{
    private object _inner = null!;
    private Action<string, object?[]> _before = null!;

    /// <param name="before">Gets the name of each operation, such as <c>StartContainerAsync</c>, and its arguments.</param>
    internal static DockerEngine With(Action<string, object?[]> before) =>
        new(() => (IDockerClient)Wrap(typeof(IDockerClient), EngineClient.Build(), before));

    private static InterceptedEngine Wrap(Type type, object inner, Action<string, object?[]> before)
    {
        var proxy = (InterceptedEngine)Create(type, typeof(InterceptedEngine));
        (proxy._inner, proxy._before) = (inner, before);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var isGroup = targetMethod!.IsSpecialName && targetMethod.ReturnType is { IsInterface: true, Namespace: "Docker.DotNet" };
        if (!targetMethod.IsSpecialName) _before(targetMethod.Name, args ?? []);
        var answer = targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
        return isGroup ? Wrap(targetMethod.ReturnType, answer!, _before) : answer;
    }
}
