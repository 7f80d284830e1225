namespace Ferry.Core.Ledgers;

/// <summary>What the operator says of a statement that an interrupted run began and of which nothing tells whether it ran.</summary>
public enum Assumption
{
    /// <summary>Nothing: the run stops there.</summary>
    None,

    /// <summary>It ran; go on behind it.</summary>
    Done,

    /// <summary>It did not run, or may run again; run it.</summary>
    NotDone,
}
