using Ferry.Core.Ledgers;
using Ferry.Core.Planning;
using Ferry.Core.Releases;
using Ferry.Core.Status;
using Ferry.Settings;

namespace Ferry.Deploying;

/// <summary>Everything that a deploy starts from, seen at one moment; gates look at it.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Address">The database, without secrets.</param>
/// <param name="Status">The code against the history.</param>
/// <param name="Facts">The database beside its history.</param>
/// <param name="Ledger">The ledger.</param>
/// <param name="Fingerprint">The fingerprint of the schema.</param>
/// <param name="WorkTree">What git says about the checkout.</param>
/// <param name="Plan">What migrate-up would run.</param>
/// <param name="Findings">What stands against the plan.</param>
public sealed record DeploySight(
    EnvironmentSettings Environment, string Address, MigrationStatus Status, DatabaseFacts Facts, Ledger Ledger, string Fingerprint, WorkTree WorkTree,
    Plan Plan, IReadOnlyList<Finding> Findings)
{
    /// <summary>The state of the database.</summary>
    public DatabaseState State => DatabaseStates.Of(Status, Facts, Ledger);

    /// <summary>What is to be deployed.</summary>
    public AppBuild Build => WorkTree.Build;

    /// <summary>The hash that binds the plan to this database as it is.</summary>
    public string Seal => Plan.SealedFor(Fingerprint, Facts.Identity);
}
