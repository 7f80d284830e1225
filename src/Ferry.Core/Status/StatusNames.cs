namespace Ferry.Core.Status;

/// <summary>The names of the six, as people read them.</summary>
internal static class StatusNames
{
    internal const string Pending = "pending";
    internal const string Missing = "missing";
    internal const string OutOfOrder = "out of order";
    internal const string Edited = "edited";
    internal const string Model = "model";
    internal const string Drift = "drift";
}
