using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Docker.DotNet.Tests;

/// <summary>The public types and members, so that what compiles here compiles with the package as well.</summary>
public class PublicSurfaceTests
{
    [Fact]
    public void It_is_part_of_that_of_the_package()
    {
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicSurface.txt")).ReplaceLineEndings("\n");

        var actual = string.Concat(typeof(DockerClient).Assembly.GetExportedTypes()
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => Describe(type) + "\n"));

        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("Docker.DotNet")]
    [InlineData("Docker.DotNet.Handler.Abstractions")]
    [InlineData("Docker.DotNet.NPipe")]
    [InlineData("Docker.DotNet.X509")]
    public void Assemblies_have_the_identity_that_others_are_compiled_against(string name)
    {
        var identity = Assembly.Load(name).GetName();

        Assert.Equal($"{name}, Version=4.3.0.0, Culture=neutral, PublicKeyToken=e628c633e2cf4146", identity.FullName);
    }

    private static string Describe(Type type)
    {
        const BindingFlags Declared =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
        {
            var names = type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => $"{field.Name}={field.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? field.GetRawConstantValue()}");
            return $"enum {type.FullName} : {Name(type.GetEnumUnderlyingType())} {{ {string.Join(", ", names)} }}";
        }

        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? [])
            .Prepend(type.BaseType).OfType<Type>().Where(each => each != typeof(object) && each != typeof(ValueType))
            .Select(Name).Order(StringComparer.Ordinal).ToList();
        var members = type.GetConstructors(Declared).Where(IsVisible).Select(constructor => "ctor" + Parameters(constructor))
            .Concat(type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsVisible)).Select(Describe))
            .Concat(type.GetMethods(Declared).Where(method => IsVisible(method) && !IsGenerated(method)).Select(Describe))
            .Order(StringComparer.Ordinal)
            .Select(member => "\n  " + member);
        return $"{kind} {type.FullName}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}{string.Concat(members)}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily;

    // Accessors are described with their property; a record's other members come with the word.
    private static bool IsGenerated(MethodInfo method) =>
        method.IsSpecialName || method.IsDefined(typeof(CompilerGeneratedAttribute));

    private static string Describe(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).Select(accessor => accessor switch
        {
            { ReturnType: var type } when type != typeof(void) => "get;",
            _ when accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) => "init;",
            _ => "set;",
        });
        var json = property.GetCustomAttribute<JsonPropertyNameAttribute>() is { } named ? $" \"{named.Name}\"" : "";
        return $"{Name(property.PropertyType)} {property.Name} {{ {string.Join(' ', accessors)} }}{json}";
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
        return $"{modifier}{Name(method.ReturnType)} {method.Name}{generic}{Parameters(method)}";
    }

    private static string Parameters(MethodBase method) => $"({string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = default" : "")}"))})";

    private static string Name(Type type) => type.IsGenericType && !type.IsGenericParameter
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
