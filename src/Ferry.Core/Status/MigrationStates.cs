using Ferry.Core.Rendering;

namespace Ferry.Core.Status;

/// <summary>Words for the states of a migration.</summary>
internal static class MigrationStates
{
    public static string Word(MigrationState state) => state switch
    {
        MigrationState.Applied => "applied",
        MigrationState.Pending => "pending",
        MigrationState.OutOfOrder => "out of order",
        MigrationState.Missing => "missing",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Cell Cell(MigrationState state) => new(Word(state), state switch
    {
        MigrationState.Applied => Tone.Good,
        MigrationState.Pending => Tone.Notable,
        _ => Tone.Bad,
    });
}
