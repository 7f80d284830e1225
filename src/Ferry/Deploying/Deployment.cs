using Ferry.Core.Ledgers;
using Ferry.Core.Outcomes;
using Ferry.Core.Releases;
using Ferry.Ports;
using Ferry.Settings;

namespace Ferry.Deploying;

/// <summary>A deploy under way: the run lock, what it started from, and how far it has come.</summary>
public sealed class Deployment : IAsyncDisposable
{
    private readonly IDatabase _database;

    internal Deployment(EnvironmentSettings environment, IDatabase database, IMigrationRun run, DeploySight sight, IAppTarget? target, AppState? appBefore)
    {
        _database = database;
        (Environment, Run, Sight, Target, AppBefore, AppAddress) = (environment, run, sight, target, appBefore, appBefore?.Address);
    }

    /// <summary>The environment.</summary>
    public EnvironmentSettings Environment { get; }

    /// <summary>What it started from.</summary>
    public DeploySight Sight { get; }

    /// <summary>What of the app ran when it started; null where the environment has no app.</summary>
    public AppState? AppBefore { get; }

    /// <summary>The release that ran when it started; null for none.</summary>
    public LedgerRelease? Previous => Sight.Ledger.Current;

    /// <summary>What the gates noted, one line each.</summary>
    public IReadOnlyList<string> Notes { get; internal set; } = [];

    /// <summary>The release that it makes; null as long as nothing was changed.</summary>
    public LedgerRelease? Release { get; internal set; }

    /// <summary>The backup that it took; null when none was needed.</summary>
    public string? Backup { get; internal set; }

    /// <summary>How the migrations ended; null before they ran.</summary>
    public MigrateOutcome? Migrated { get; internal set; }

    /// <summary>True when everything that is to be deployed is there already.</summary>
    public bool IsThere => Sight.Plan.Migrations.Count == 0 && Previous is { } current && current.Version == Sight.Build.Version && IsAppThere;

    // The app of this version serves already, or there is none.
    private bool IsAppThere => Target is null || AppBefore is { Serving: { } serving, IsHealthy: true } && serving.Version == Sight.Build.Version;

    internal IMigrationRun Run { get; }

    internal IAppTarget? Target { get; }

    internal string? Artifact { get; set; }

    /// <summary>Where the app serves; null as long as it is not known.</summary>
    public Uri? AppAddress { get; internal set; }

    /// <summary>True as soon as the ledger knows this run.</summary>
    internal bool IsInLedger { get; set; }

    /// <summary>True as soon as the app may have been touched.</summary>
    internal bool HasAppBegun { get; set; }

    internal bool IsRecorded { get; set; }

    internal string Address => _database.Address;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Run.DisposeAsync();
        await _database.DisposeAsync();
    }
}
