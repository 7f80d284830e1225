using App.Data;

namespace App.Targets;

/// <summary>What became of a request to add a target.</summary>
public abstract record TargetValidation
{
    private TargetValidation()
    {
    }

    /// <summary>The request describes this target; its channel is not yet filled in.</summary>
    /// <param name="Target">A target that keeps every rule of the database.</param>
    public sealed record Valid(MonitoringTarget Target) : TargetValidation;

    /// <summary>The request breaks rules.</summary>
    /// <param name="Errors">All that is wrong, by the field's name in the request.</param>
    public sealed record Invalid(IDictionary<string, string[]> Errors) : TargetValidation;
}
