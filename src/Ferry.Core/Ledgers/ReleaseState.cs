namespace Ferry.Core.Ledgers;

/// <summary>What became of a release in one environment.</summary>
public enum ReleaseState
{
    /// <summary>It is on its way, or its run was killed.</summary>
    Deploying,

    /// <summary>It is what runs.</summary>
    Running,

    /// <summary>It ran until a later one came.</summary>
    Superseded,

    /// <summary>It never came to run.</summary>
    Failed,

    /// <summary>It ran until somebody went back to an earlier one.</summary>
    RolledBack,
}
