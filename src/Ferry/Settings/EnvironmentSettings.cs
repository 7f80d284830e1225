namespace Ferry.Settings;

/// <summary>What <c>ferry.json</c> says about one environment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ConnectionVariables">Environment variables that may hold its connection; the first that is set counts.</param>
/// <param name="IsProtected">True when changes ask for a confirmation.</param>
/// <param name="Server">The server that Ferry keeps for it where no connection is set.</param>
public sealed record EnvironmentSettings(
    EnvironmentName Name, IReadOnlyList<string> ConnectionVariables, bool IsProtected, ServerChoice Server)
{
    /// <summary>True when Ferry keeps a server for it where no connection is set.</summary>
    public bool HasPrivateServer => Server != ServerChoice.None;

    /// <summary>Its app; null where only the database is deployed.</summary>
    public AppSettings? App { get; init; }

    /// <summary>What is asked of the app after it was started.</summary>
    public IReadOnlyList<SmokeTest> SmokeTests { get; init; } = [];

    /// <summary>What a deploy demands.</summary>
    public DeploySettings Deploy { get; init; } = new([], NeedsCleanTree: false, RequiresPlanHash: false, PromotesFrom: null);
}
