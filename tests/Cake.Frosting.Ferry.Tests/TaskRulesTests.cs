using System.Reflection;
using System.Text.RegularExpressions;

namespace Cake.Frosting.Ferry.Tests;

/// <summary>Cake itself enforces none of these; a build is safe only as long as every task keeps them.</summary>
public partial class TaskRulesTests
{
    private const int LongestTask = 30;

    public static TheoryData<Type> Tasks => [.. Exported];

    public static TheoryData<Type> NamedTasks => [.. Exported.Where(task => task != typeof(Ferry.Tasks.DefaultTask))];

    public static TheoryData<string> TaskFiles => [.. new[] { "src/Cake.Frosting.Ferry/Tasks", "build" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*Task.cs", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Repository.Root, file))];

    private static IEnumerable<Type> Exported => typeof(FerryHost).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && typeof(IFrostingTask).IsAssignableFrom(type));

    [Theory]
    [MemberData(nameof(TaskFiles))]
    public void Task_holds_no_logic_that_would_need_more_than_30_lines(string file) =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Repository.Root, file)).Length, 1, LongestTask);

    [Theory]
    [MemberData(nameof(TaskFiles))]
    public void Task_swallows_no_failure_and_skips_nothing(string file) =>
        Assert.DoesNotMatch("OnError|ShouldRun|ContinueOnError|IsDependeeOf", File.ReadAllText(Path.Combine(Repository.Root, file)));

    // An OnError swallows the failure; a dependency that ShouldRun skips does not stop its dependents.
    [Theory]
    [MemberData(nameof(Tasks))]
    public void Task_inherits_nothing_that_swallows_a_failure_or_skips(Type task)
    {
        Assert.All(
            task.GetMethods().Where(method => method.Name is "OnError" or "ShouldRun"),
            method => Assert.Equal("Cake.Frosting", method.DeclaringType!.Assembly.GetName().Name));
        Assert.Empty(task.GetCustomAttributes<ContinueOnErrorAttribute>());
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Task_stands_in_the_file_of_its_name(Type task)
    {
        Assert.True(task.IsSealed);
        Assert.Contains($"class {task.Name}", File.ReadAllText(Path.Combine(Repository.Root, "src", "Cake.Frosting.Ferry", "Tasks", task.Name + ".cs")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NamedTasks))]
    public void Target_is_the_name_of_its_class_in_kebab_case(Type task)
    {
        var name = task.GetCustomAttribute<TaskNameAttribute>()!.Name;
        Assert.Matches(KebabCase(), name);
        Assert.Equal(task.Name, string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Task");
    }

    [Theory]
    [MemberData(nameof(NamedTasks))]
    public void Target_and_its_arguments_are_described(Type task)
    {
        Assert.Matches("^[A-Z].*[^.]$", task.GetCustomAttribute<TaskDescriptionAttribute>()?.Description);
        Assert.All(task.GetCustomAttributes<TaskArgumentAttribute>(), argument =>
        {
            Assert.Matches(KebabCase(), argument.Name);
            Assert.Matches("^[a-z].*[^.]$", argument.Description);
            Assert.Matches("^[A-Z|0=]+$", argument.Value ?? "FLAG");
            Assert.False(argument.Required && argument.Value is null);
        });
    }

    [Fact]
    public void One_argument_name_means_one_thing_in_a_chain_of_targets() =>
        Assert.All(
            Exported.SelectMany(task => task.GetCustomAttributes<TaskArgumentAttribute>()).GroupBy(argument => argument.Name),
            same => Assert.Single(same.Select(argument => argument.Value is null).Distinct()));

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex KebabCase();
}
