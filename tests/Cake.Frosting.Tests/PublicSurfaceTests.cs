using System.Reflection;

namespace Cake.Frosting.Tests;

/// <summary>The public types and members, so that what compiles here compiles with the package as well.</summary>
public class PublicSurfaceTests
{
    [Fact]
    public void It_is_that_of_the_package()
    {
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicSurface.txt")).ReplaceLineEndings("\n");

        var actual = string.Concat(typeof(CakeHost).Assembly.GetExportedTypes()
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => Describe(type) + "\n"));

        Assert.Equal(expected, actual);
    }

    private static string Describe(Type type)
    {
        const BindingFlags Declared =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = type.GetInterfaces().Except(type.GetInterfaces().SelectMany(face => face.GetInterfaces()))
            .Except(type.BaseType?.GetInterfaces() ?? [])
            .Prepend(type.BaseType).OfType<Type>().Where(each => each != typeof(object))
            .Select(Name).ToList();
        var inherits = bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
        var usage = type.GetCustomAttribute<AttributeUsageAttribute>() is { } attribute && type.IsSubclassOf(typeof(Attribute))
            ? $" [{attribute.ValidOn}, multiple {attribute.AllowMultiple}, inherited {attribute.Inherited}]"
            : "";
        var members = type.GetConstructors().Select(constructor => "ctor" + Parameters(constructor))
            .Concat(type.GetMethods(Declared).Where(method => method.IsPublic || method.IsFamily).Select(Describe))
            .Order(StringComparer.Ordinal)
            .Select(member => "\n  " + member);
        return $"{kind} {Name(type)}{Constraints(type.GetGenericArguments())}{inherits}{usage}{string.Concat(members)}";
    }

    private static string Describe(MethodInfo method)
    {
        var modifier = method switch
        {
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{modifier}{Name(method.ReturnType)} {method.Name}{generic}{Parameters(method)}{Constraints(method.GetGenericArguments())}";
    }

    private static string Parameters(MethodBase method) =>
        $"({string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"))})";

    private static string Constraints(Type[] parameters) => string.Concat(parameters
        .Where(parameter => parameter.IsGenericParameter)
        .Select(parameter => $" where {parameter.Name} : {string.Join(", ", Constraints(parameter))}"));

    private static IEnumerable<string> Constraints(Type parameter)
    {
        if (parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) yield return "class";
        foreach (var constraint in parameter.GetGenericParameterConstraints()) yield return Name(constraint);
        if (parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)) yield return "new()";
    }

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
