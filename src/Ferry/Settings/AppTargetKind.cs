namespace Ferry.Settings;

/// <summary>What the app of an environment runs in.</summary>
public enum AppTargetKind
{
    /// <summary>A process on this machine, looked after by Ferry.</summary>
    Process,

    /// <summary>A container.</summary>
    Container,

    /// <summary>Whatever the team's own commands bring it into.</summary>
    Command,
}
