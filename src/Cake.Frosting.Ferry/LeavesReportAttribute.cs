namespace Cake.Frosting.Ferry;

/// <summary>Marks a target that changes something or asks gates: a run of it, or of what depends on it, leaves a report in <c>.ferry/runs</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LeavesReportAttribute : Attribute
{
    /// <summary>True to name the folder at the end of the run.</summary>
    public bool TellsWhere { get; init; }
}
