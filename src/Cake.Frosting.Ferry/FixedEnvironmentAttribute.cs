namespace Cake.Frosting.Ferry;

/// <summary>Marks a target that means one environment by its name, such as deploy-prod.</summary>
/// <param name="name">The environment.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FixedEnvironmentAttribute(string name) : Attribute
{
    /// <summary>The environment.</summary>
    public string Name => name;
}
