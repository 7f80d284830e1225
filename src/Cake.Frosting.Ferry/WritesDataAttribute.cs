namespace Cake.Frosting.Ferry;

/// <summary>Marks a target whose result goes to standard output as data, so that everything else goes to standard error.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WritesDataAttribute : Attribute;
