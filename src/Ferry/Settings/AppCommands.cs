namespace Ferry.Settings;

/// <summary>The team's own commands for its app; a shell runs them in the repository's root.</summary>
/// <param name="Deploy">Brings a version up and sends the requests to it.</param>
/// <param name="Rollback">Goes back to a version that ran before; null to deploy that version anew.</param>
/// <param name="Version">Prints the version that serves.</param>
/// <param name="Health">Ends with 0 when the app is healthy; null to ask only over HTTP.</param>
public sealed record AppCommands(string Deploy, string? Rollback, string Version, string? Health);
