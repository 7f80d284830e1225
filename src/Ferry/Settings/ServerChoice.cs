namespace Ferry.Settings;

/// <summary>What the private server of a checkout is to run in; counts when it is made, and until db-reset.</summary>
public enum ServerChoice
{
    /// <summary>There is no private server: a connection has to be set.</summary>
    None,

    /// <summary>PostgreSQL's programs on this machine where they are found, a container elsewhere.</summary>
    Auto,

    /// <summary>PostgreSQL's programs on this machine.</summary>
    Local,

    /// <summary>A container.</summary>
    Container,
}
